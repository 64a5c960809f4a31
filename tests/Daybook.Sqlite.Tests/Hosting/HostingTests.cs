using Daybook.Queries;
using Daybook.Recording;
using Daybook.Sqlite.Hosting;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Sqlite.Tests.Hosting;

public sealed class HostingTests
{
    private readonly FakeTimeProvider _time = new(RecordingBench.Start);
    private readonly ScriptedStore _store;
    private int _opened;

    public HostingTests() => _store = new ScriptedStore(_time);

    [Fact]
    public async Task The_container_opens_one_journal_and_closes_it()
    {
        var provider = Services().BuildServiceProvider();

        var journal = provider.GetRequiredService<Journal>();
        Assert.Same(journal, provider.GetRequiredService<JournalReader>());
        Assert.Same(journal, provider.GetRequiredService<IRecorder>());
        Assert.Same(_time, journal.Time);
        journal.Record(RecordingBench.Note, "a");
        await provider.DisposeAsync();

        Assert.Equal(1, _opened);
        Assert.Equal(["a"], _store.Stored.Select(stored => stored.Reason));
        Assert.True(_store.IsDisposed);
    }

    [Fact]
    public async Task A_host_opens_the_journal_at_start()
    {
        await using var provider = Services().BuildServiceProvider();
        var startup = Assert.Single(provider.GetServices<IHostedService>().OfType<JournalStartup>());

        await startup.StartAsync(RecordingBench.Cancellation);
        Assert.Equal(1, _opened);
        provider.GetRequiredService<Journal>();
        await startup.StopAsync(RecordingBench.Cancellation);

        Assert.Equal(1, _opened);
        Assert.False(_store.IsDisposed);
    }

    [Fact]
    public async Task Adding_twice_makes_one_journal_and_an_unused_one_is_never_opened()
    {
        await using (Services().AddJournal(_ => throw new InvalidOperationException("the first one counts")).BuildServiceProvider())
        {
        }

        Assert.Equal(0, _opened);
    }

    [Fact]
    public async Task Options_can_be_changed_and_wrong_ones_stop_the_start()
    {
        var services = new ServiceCollection();
        services.AddJournal(Open, (_, options) => options with { Actor = "host", MaxGroup = 0 });
        await using var provider = services.BuildServiceProvider();

        var startup = provider.GetServices<IHostedService>().Single();

        var error = await Assert.ThrowsAsync<ArgumentException>(() => startup.StartAsync(RecordingBench.Cancellation));
        Assert.Contains("MaxGroup is 0", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _opened);
    }

    [Fact]
    public async Task A_journal_that_records_is_healthy()
    {
        await using var provider = Services().BuildServiceProvider();
        await provider.GetRequiredService<Journal>().AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation);

        var entry = await CheckAsync(provider);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal((1L, 1L, 0L, 0L), (entry.Data["events"], entry.Data["groups"], entry.Data["queue_depth"], entry.Data["refused"]));
    }

    [Fact]
    public async Task An_unavailable_store_is_degraded_and_well_again_afterwards()
    {
        await using var provider = Services().BuildServiceProvider();
        var journal = provider.GetRequiredService<Journal>();
        _store.Failure = new StoreUnavailableException("no space left on the disk.");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation));

        var entry = await CheckAsync(provider);
        _store.Failure = null;
        await journal.AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("no space left", (string)entry.Data["fault"], StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
    }

    [Fact]
    public async Task An_endangered_store_is_degraded_until_the_danger_is_gone()
    {
        await using var provider = Services().BuildServiceProvider();
        _store.Hazard = "its file has 2 names";

        var first = await CheckAsync(provider);
        _store.Hazard = null;

        Assert.Equal((HealthStatus.Degraded, "its file has 2 names"), (first.Status, first.Description));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
    }

    [Fact]
    public async Task Refused_events_are_degraded_once()
    {
        await using var provider = Services(options => options with { BufferCapacity = 1, MaxWait = TimeSpan.Zero }).BuildServiceProvider();
        var journal = provider.GetRequiredService<Journal>();
        _store.Hold();
        journal.Record(RecordingBench.Note, "1");
        Assert.False(journal.Record(RecordingBench.Note, "refused"));

        var first = await CheckAsync(provider);
        var second = await CheckAsync(provider);
        _store.Release();
        await Assert.ThrowsAsync<JournalFlushException>(() => journal.FlushAsync(cancellationToken: RecordingBench.Cancellation));

        Assert.Equal((HealthStatus.Degraded, HealthStatus.Healthy), (first.Status, second.Status));
        Assert.Contains("1 events were refused", first.Description, StringComparison.Ordinal);
        Assert.Equal(1L, second.Data["refused"]);
    }

    [Fact]
    public async Task A_faulted_journal_is_unhealthy()
    {
        await using var provider = Services().BuildServiceProvider();
        _store.Failure = new StoreFaultedException("fsync failed.");
        await Assert.ThrowsAsync<JournalFaultedException>(
            () => provider.GetRequiredService<Journal>().AppendAsync([RecordingBench.Event("a")], cancellationToken: RecordingBench.Cancellation));

        var entry = await CheckAsync(provider);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.IsType<JournalFaultedException>(entry.Exception);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_opened_is_unhealthy_and_tried_again()
    {
        await using var provider = Services(attempt: () => _opened == 1 ? throw new JournalOpenException(JournalOpenProblem.Locked, "somebody holds the lock") : true)
            .BuildServiceProvider();

        var first = await CheckAsync(provider);
        var second = await CheckAsync(provider);

        Assert.Equal((HealthStatus.Unhealthy, HealthStatus.Healthy), (first.Status, second.Status));
        Assert.Contains("somebody holds the lock", first.Description, StringComparison.Ordinal);
    }

    private ServiceCollection Services(Func<JournalOptions, JournalOptions>? configure = null, Func<bool>? attempt = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddHealthChecks().AddDaybook();
        services.AddJournal(
            options =>
            {
                var store = Open(options);
                attempt?.Invoke();
                return store;
            },
            (_, options) => configure?.Invoke(options) ?? options);
        return services;
    }

    private ScriptedStore Open(JournalOptions options)
    {
        _opened++;
        return _store;
    }

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider provider)
    {
        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(RecordingBench.Cancellation);
        return report.Entries["daybook"];
    }
}
