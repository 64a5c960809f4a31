using Daybook.Integrity;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Verifying;

/// <summary>Recomputes a journal's tree and caches, and says what was changed or left out.</summary>
public static class VerifyOperation
{
    /// <summary>Verifies.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async Task<VerifyAnswer> RunAsync(OperationContext context, VerifyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var options = new VerifyOptions { RequireAnchor = request.RequireAnchor, ExpectedRoot = Root(request.ExpectRoot), ExpectedCount = request.At };
        if (request.At is not null && request.ExpectRoot is null)
            throw new RefusedException(RefusalCode.MissingValue, "expect_root", "it is missing; a number of events needs a root to compare");
        if (request.At < 0)
            throw new RefusedException(RefusalCode.InvalidValue, "at", $"{request.At} is not a number of events");
        JournalReader reader;
        try
        {
            reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (JournalOpenException error) when (error.Problem == JournalOpenProblem.Corrupt)
        {
            // Damage is what was looked for.
            return VerifyAnswer.Of(error);
        }

        var steps = context.Steps<VerifyProgress>(step => new OperationProgress("verifying", step.Done, step.Total));
        return VerifyAnswer.Of(await reader.VerifyAsync(options, steps, cancellationToken).ConfigureAwait(false));
    }

    private static MerkleHash? Root(string? hex)
    {
        if (hex is null)
            return null;
        return MerkleHash.TryParse(hex, out var root) ? root : throw new RefusedException(RefusalCode.InvalidValue, "expect_root", $"'{hex}' is not a root; a root has 64 hex digits");
    }
}
