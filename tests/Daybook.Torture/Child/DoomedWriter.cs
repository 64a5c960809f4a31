using Daybook.Storage;

namespace Daybook.Torture.Child;

/// <summary>Appends batches, takes part in their sessions, and says of each that it is acknowledged: <c>ack BATCH FIRST-ID …</c>, a first id per request.</summary>
internal sealed class DoomedWriter(IEventStore store, Batches batches, TextWriter answers) : IDisposable
{
    private IDisposable? _session;

    public void Write(int batch)
    {
        if (Batches.BeginsSession(batch))
            _session = store.JoinSession(batches.SessionOf(batch));
        var outcomes = store.Append(batches[batch], batches.DurabilityOf(batch));
        answers.WriteLine($"ack {batch} {string.Join(' ', outcomes.Select(outcome => outcome.Ids[0]))}");
        answers.Flush();
        if (Batches.EndsSession(batch))
            Dispose();
    }

    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
    }
}
