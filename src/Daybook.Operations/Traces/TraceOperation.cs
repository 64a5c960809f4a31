namespace Daybook.Operations.Traces;

/// <summary>One operation with everything below it.</summary>
public static class TraceOperation
{
    /// <summary>The operation.</summary>
    /// <exception cref="RefusedException">The journal has no event of that trace.</exception>
    public static async Task<TraceAnswer> RunAsync(OperationContext context, TraceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Id.Length == 0)
            throw new RefusedException(RefusalCode.MissingValue, "id", "the trace id is empty");
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.GetTraceAsync(request.Id, cancellationToken: cancellationToken).ConfigureAwait(false) is { } trace
            ? TraceAnswer.Of(trace)
            : throw new RefusedException(RefusalCode.TraceNotFound, "id", $"{context.Journal} has no event of the trace '{request.Id}'");
    }
}
