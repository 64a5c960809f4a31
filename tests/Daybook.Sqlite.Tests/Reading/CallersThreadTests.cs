using Daybook.Integrity;
using Daybook.Sqlite.Tests.Support;

namespace Daybook.Sqlite.Tests.Reading;

/// <summary>A loop that many wait for may ask a journal: nothing of the reading is done on its thread.</summary>
public sealed class CallersThreadTests
{
    [Fact]
    public async Task Reading_is_done_on_the_pool_whoever_asks()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(100);
        var reader = folder.OpenReader();
        var steps = new ReadingThread();
        Task? verifying = null;
        var asking = new Thread(() => verifying = reader.VerifyAsync(new VerifyOptions(), steps, TestContext.Current.CancellationToken).AsTask());

        asking.Start();
        asking.Join();
        await verifying!;

        Assert.NotEmpty(steps.Seen);
        Assert.DoesNotContain(asking, steps.Seen);
    }

    private sealed class ReadingThread : IProgress<VerifyProgress>
    {
        public HashSet<Thread> Seen { get; } = [];

        public void Report(VerifyProgress value)
        {
            lock (Seen)
                Seen.Add(Thread.CurrentThread);
        }
    }
}
