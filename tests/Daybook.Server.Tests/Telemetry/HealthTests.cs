using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Daybook.Contract.Making;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Telemetry;

/// <summary>What those see who watch over the server.</summary>
public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_whose_journals_can_be_read_is_healthy()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal("""{"status":"healthy","journals":[{"name":"a","status":"healthy"}]}""", await server.Client.GetStringAsync("/health", Token));
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_makes_the_server_unhealthy_and_is_named()
    {
        await using var server = await RunningServer.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(server.Folder.FullName, "b.db"), "no journal", Token);
        using var response = await server.Client.GetAsync("/health", Token);
        var journals = (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("journals");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(("healthy", "b", "journal_foreign"), (journals[0].GetProperty("status").GetString(), journals[1].GetProperty("name").GetString(), journals[1].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Stream_clients_and_what_they_were_sent_are_counted_from_the_first_on()
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Daybook.Server")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            Assert.Equal("journal", tags[0].Key);
            lock (seen)
                seen[instrument.Name] = seen.GetValueOrDefault(instrument.Name) + value;
        });
        listener.Start();
        await using (var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync(Make.Notes(3), cancellationToken: Token)))
        {
            await using var stream = await StreamReading.OpenAsync(server, "?after=0-0", cancellationToken: Token);
            await stream.IdsAsync(3);
            listener.RecordObservableInstruments();
            lock (seen)
                Assert.True(seen["daybook.server.stream.clients"] >= 1 && seen["daybook.server.stream.events"] >= 3 && seen["daybook.server.journal.events"] >= 3);
        }
    }
}
