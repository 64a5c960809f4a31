using Daybook.Charts;
using Daybook.Engine.Protections.Grace;
using Daybook.Events;
using Daybook.Operations;
using Daybook.Operations.Histograms;
using Daybook.Operations.Querying;
using Daybook.Operations.Selecting;
using Daybook.Operations.States;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Http;
using HistogramBucket = Daybook.Charts.HistogramBucket;

namespace Daybook.Server.Pages.Protections;

/// <summary>What the page of protections shows: what they lock now, what they refused, and what people and rules set aside.</summary>
/// <param name="Run">The run that was asked for, as the address says.</param>
/// <param name="Portfolio">The portfolio that was asked for, as the address says; empty: the one without a name.</param>
/// <param name="At">As of when, as the address says.</param>
/// <param name="State">The portfolio's state; null: the request was refused.</param>
/// <param name="Refusals">What was refused, over time by protection; null: the request was refused.</param>
/// <param name="SetAside">What was released or overridden, and changes of the trading state, the newest first; null: the request was refused.</param>
/// <param name="Refused">Why the request was refused; null: it was not.</param>
internal sealed record ProtectionsModel(string? Run, string? Portfolio, string? At, StateAnswer? State, HistogramAnswer? Refusals, QueryAnswer? SetAside, RefusedException? Refused)
{
    /// <summary>What selects events that set a protection aside, or that say what trading may do.</summary>
    public const string SettingAside =
        "type in ('trading_state_changed', 'protection_lock_released', 'protection_override_applied', 'override_applied', 'regime_override_granted', 'bucket_override_granted')";

    /// <summary>What selects events that say that something was refused.</summary>
    public static string Refusing => Blocked.Candidates.ToString();

    private const int MostSetAside = 50;

    /// <summary>The locks of each protection, the one with the most first.</summary>
    public IReadOnlyList<IGrouping<string, StateLock>> Locks =>
        State is null ? [] : [.. State.Locks.GroupBy(one => one.Protection, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)];

    /// <summary>The positions in their grace periods, the one that ends first first.</summary>
    public IReadOnlyList<StatePosition> InGrace =>
        State is null ? [] : [.. State.Positions.Where(position => position.Grace is not null).OrderBy(position => position.Grace!.Ends ?? DateTimeOffset.MaxValue).ThenBy(position => position.Asset, StringComparer.Ordinal)];

    /// <summary>The settings of grace periods; null: none are known.</summary>
    public GraceOptions? Grace => State?.InForce?.Protections.Grace;

    /// <summary>Refusals over time as a picture, whose bars lead to the events.</summary>
    public Picture DrawRefusals(PageLinks links, int width) => HistogramChart.Draw(
        new HistogramData
        {
            Buckets = [.. Refusals!.Buckets.Select(bucket => new HistogramBucket(bucket.Start, bucket.End))],
            Classes = [.. Refusals.Counts.Keys.Order(StringComparer.Ordinal).Select(rule => new HistogramClass(rule, [.. Refusals.Buckets.Select(bucket => bucket.Counts.GetValueOrDefault(rule))]))],
            Things = "refusals",
            Link = bucket => links.Page("events", ("filter", Refusing), ("session", State!.Run), ("from", IsoTime.Format(bucket.From)), ("to", IsoTime.Format(bucket.To))),
        },
        new PictureFrame($"refusals{width}", "Refusals by protection", width, 180));

    /// <summary>A position's grace period as a picture; null: its size or the settings are not known.</summary>
    public Picture? DrawGrace(StatePosition position) => Grace is not { } options || position.Grace is not { OriginalSize: { } size, Ends: { } ends } ? null : DecayChart.Draw(
        new DecayPeriod(position.Asset, ends.AddDays(-options.Days), options.Days, size, options.DecayRate, options.MinFactor, State!.At),
        new PictureFrame($"grace{State.Positions.Index().First(one => one.Item == position).Index}", $"Grace period of {position.Asset}", 330, 140));

    /// <summary>Asks for it.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken)
    {
        var model = new ProtectionsModel(request.Text("run"), request.Selection.Portfolio, request.Text("at"), null, null, null, null);
        try
        {
            var asked = new StateRequest { Run = model.Run, Portfolio = string.IsNullOrEmpty(model.Portfolio) ? null : model.Portfolio, At = model.At };
            var state = await StateOperation.RunAsync(request.Context, asked, cancellationToken).ConfigureAwait(false);
            var of = new Selection { Session = state.Run, Portfolio = state.Run is null ? state.Portfolio : null };
            model = model with
            {
                State = state,
                Refusals = await HistogramOperation.RunAsync(request.Context, new HistogramRequest { Selection = of, By = HistogramKey.Protection }, cancellationToken).ConfigureAwait(false),
                SetAside = await QueryOperation.RunAsync(request.Context, new QueryRequest { Selection = of with { Filter = SettingAside }, Limit = MostSetAside }, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (RefusedException refused)
        {
            model = model with { Refused = refused };
        }

        return new PageResult<ProtectionsPage>(frame, model, model.Refused is { } why ? Problem.Of(why)!.Status : StatusCodes.Status200OK);
    }
}
