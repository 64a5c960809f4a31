using System.Net;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Operations.Histograms;
using Daybook.Operations.States;
using Daybook.Operations.Words;
using Daybook.Recording;
using Daybook.Server.Pages.Protections;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Sections;

/// <summary>The page of protections shows what the state and the histogram say.</summary>
public sealed class ProtectionsPageTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trading_refusals_and_what_was_set_aside_are_those_of_the_operations()
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        var refused = await server.AskAsync(context => HistogramOperation.RunAsync(context, new HistogramRequest { By = HistogramKey.Protection }, Token));

        var html = await server.Client.GetStringAsync("/journals/a/protections", Token);

        Assert.Equal("halted", HtmlText.Figure(html, "Trading"));
        Assert.Equal(Quantity.Count(refused.Total), HtmlText.Figure(html, "Refusals recorded"));
        Assert.Equal(refused.Counts.Select(one => (one.Key, Quantity.Count(one.Value))), HtmlText.Rows(html, "refusals").Select(row => (row[0], row[1])));
        var said = HtmlText.Rows(html, "events");
        Assert.Equal(["protection_lock_released", "trading_state_changed"], said.Select(row => row[1]));
        Assert.Equal(["KO", ""], said.Select(row => row[2]));
        Assert.Equal([Hostile, Hostile], said.Select(row => row[4]));
        Assert.All(said, row => Assert.NotEmpty(row[5]));
        Assert.DoesNotContain(Hostile, html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_of_an_earlier_time_trading_was_active()
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        var html = await server.Client.GetStringAsync($"/journals/a/protections?at={Uri.EscapeDataString(IsoTime.Format(Make.Start.AddHours(1)))}", Token);
        Assert.Equal("active", HtmlText.Figure(html, "Trading"));
    }

    [Theory]
    [InlineData("at=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("run=none", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_read_is_said_beside_the_form(string state, HttpStatusCode status)
    {
        await using var server = await RunningServer.StartAsync(FillAsync);
        using var response = await server.Client.GetAsync($"/journals/a/protections?{state}", Token);
        var html = await response.Content.ReadAsStringAsync(Token);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"at\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Locks_are_shown_by_protection_and_grace_periods_as_a_picture()
    {
        var at = Make.Start;
        var state = new StateAnswer(
            null, null, null, at, null, Daybook.Engine.Protections.Trading.TradingStatus.Active, null, SettingsOrigin.Recorded, [], false, null,
            [new StatePosition("KO", 0.1, at.AddDays(-9), null, null, null, new StateGrace(2, at.AddDays(3), 0.064, 0.1, 0.01)), new StatePosition("AA", 0.1, at, null, null, null, null)],
            [new StateLock("KO", "whipsaw", "cycle_limit", at, at.AddDays(1), 86_400_000, [7]), new StateLock("AA", "grace", "in_grace", at, null, null, []), new StateLock("BB", "whipsaw", "cycle_limit", at, null, null, [])],
            [])
        { InForce = Daybook.Engine.Rebalancing.RebalanceOptions.Of(Daybook.Engine.Configuration.EngineConfiguration.Default) };
        var model = new ProtectionsModel(null, null, null, state, null, null, null);

        Assert.Equal([("whipsaw", 2), ("grace", 1)], model.Locks.Select(group => (group.Key, group.Count())));
        Assert.Equal(["KO"], model.InGrace.Select(position => position.Asset));
        Assert.Contains("KO", model.DrawGrace(model.InGrace[0])!.Summary, StringComparison.Ordinal);
    }

    private static async Task FillAsync(Journal journal) => await journal.AppendAsync(
        [
            Make.Open("KO", Make.Start),
            Make.Block("KO", Make.Start.AddHours(2)),
            Make.Block("PG", Make.Start.AddHours(3)),
            PortfolioEvent.Create(EventTypes.TradingStateChanged, Make.Start.AddHours(4), reason: Hostile, action: "update", metadata: Metadata.Of(("trading_state", "halted"))),
            PortfolioEvent.Create(EventTypes.ProtectionLockReleased, Make.Start.AddHours(5), Hostile, "KO", action: "override", metadata: Metadata.Of(("protection", "whipsaw"))),
        ],
        cancellationToken: Token);
}
