using Daybook.Journals;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Server.Http;
using Daybook.Server.Journals;
using Daybook.Server.Tests.Support;
using Daybook.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Server.Tests;

/// <summary>Which journals are served, and how long one stays open.</summary>
public sealed class ServedJournalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("daybook-served-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_that_failed_is_closed_once_nobody_asks_it_any_more()
    {
        var time = new FakeTimeProvider();
        var provider = new MemoryProvider();
        await using var served = new ServedJournal("a", "a.db", new JournalLocator(provider), time);
        var first = await served.ReaderAsync(Token);
        served.Forget();
        Assert.NotSame(first, await served.ReaderAsync(Token));
        await first.GetHeadAsync(Token);
        time.Advance(TimeSpan.FromMinutes(3));
        await provider.Closed.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task A_request_that_cannot_be_read_leaves_the_journal_open()
    {
        await using var server = await RunningServer.StartAsync();
        var served = server.Services.GetRequiredService<ServedJournals>().Find("a")!;
        var reader = await served.ReaderAsync(Token);
        var http = new DefaultHttpContext { RequestServices = server.Services };
        http.Request.RouteValues["journal"] = "a";
        var told = await QuestionGate.RunAsync(http, (_, _) => throw new BadHttpRequestException("cut off"), problem => problem);
        Assert.Equal("bad_request", Assert.IsType<Problem>(told).Code);
        Assert.Same(reader, await served.ReaderAsync(Token));
    }

    [Fact]
    public void A_name_that_is_taken_is_refused_also_where_a_folder_has_it()
    {
        var (one, other) = (_folder.CreateSubdirectory("one").FullName, _folder.CreateSubdirectory("other").FullName);
        foreach (var folder in new[] { one, other })
            File.WriteAllText(Path.Combine(folder, "a.db"), string.Empty);
        Assert.Throws<ArgumentException>(() => new DaybookServerOptions().AddJournal(one).AddJournal(other));
        Assert.Throws<ArgumentException>(() => new DaybookServerOptions().AddJournal(Path.Combine(one, "a.db")).AddJournal(other));
        Assert.Throws<ArgumentException>(() => new DaybookServerOptions().AddJournal(other).AddJournal(Path.Combine(one, "a.db")));
        new DaybookServerOptions().AddJournal(one).AddJournal(Path.Combine(one, "a.db"));
        Assert.Contains("no folder", Assert.Throws<ArgumentException>(() => new DaybookServerOptions().AddJournal(Path.Combine(one, "none") + Path.DirectorySeparatorChar)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class MemoryProvider : IJournalProvider
    {
        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string? Scheme => null;

        public string Software => "memory";

        public IJournalFiles? Files => null;

        public bool Exists(string address) => true;

        public ValueTask<JournalReader> OpenReaderAsync(string address, CancellationToken cancellationToken = default) => new(new Watched(Closed));

        public ValueTask<Journal> OpenAsync(string address, JournalOptions options, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class Watched(TaskCompletionSource closed) : JournalReader(new MemoryStore())
    {
        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            closed.TrySetResult();
        }
    }
}
