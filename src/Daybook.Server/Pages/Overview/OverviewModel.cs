using Daybook.Charts;
using Daybook.Events;
using Daybook.Operations;
using Daybook.Operations.Deciding;
using Daybook.Operations.Doctoring;
using Daybook.Operations.Histograms;
using Daybook.Operations.Querying;
using Daybook.Operations.Selecting;
using Daybook.Operations.Series;
using Daybook.Operations.States;
using Daybook.Operations.Statistics;
using Daybook.Queries;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Pages.Overview;

/// <summary>What the overview of a journal shows: one portfolio, what was decided and refused lately, and how the journal stands.</summary>
/// <param name="Links">Addresses of pages.</param>
/// <param name="Run">The run that was asked for; null: the newest, or the live portfolio.</param>
/// <param name="Portfolio">The portfolio that was asked for; null: the only one.</param>
/// <param name="From">Since when things are counted.</param>
internal sealed record OverviewModel(PageLinks Links, string? Run, string? Portfolio, string From)
{
    private const string Lately = "-30d";
    private const string LastWeek = "-7d";
    private const int FewRows = 8;
    private const int MostRuns = 12;

    /// <summary>The portfolio over time; null: none can be shown.</summary>
    public SeriesAnswer? Series { get; private init; }

    /// <summary>The portfolio as it stands; null: none can be shown.</summary>
    public StateAnswer? State { get; private init; }

    /// <summary>Why no portfolio is shown; null: one is.</summary>
    public string? NotShown { get; private init; }

    /// <summary>The runs and portfolios that can be chosen.</summary>
    public IReadOnlyList<PortfolioBook> Choices { get; private init; } = [];

    /// <summary>Counts since then.</summary>
    public StatisticsAnswer Statistics { get; private init; } = null!;

    /// <summary>The last decisions since then, without positions that stay as they are.</summary>
    public IReadOnlyList<DecisionRow> Decisions { get; private init; } = [];

    /// <summary>The last errors since then.</summary>
    public IReadOnlyList<PortfolioEvent> Errors { get; private init; } = [];

    /// <summary>Events an hour in the last week.</summary>
    public HistogramAnswer Hours { get; private init; } = null!;

    /// <summary>How the journal's surroundings stand.</summary>
    public DoctorAnswer Health { get; private init; } = null!;

    /// <summary>How many events were stored lately.</summary>
    public RecordingRate Rate { get; private init; } = null!;

    /// <summary>What is selected: the events of the portfolio that is shown, since then.</summary>
    public Selection Selection { get; private init; } = new();

    /// <summary>Asks for it.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken)
    {
        var portfolio = request.Http.Request.Query.TryGetValue("portfolio", out var name) ? name.ToString() : null;
        var model = await new OverviewModel(request.Links, request.Text("run"), portfolio, request.Text("from") ?? Lately).WithPortfolioAsync(request.Context, cancellationToken).ConfigureAwait(false);
        return new PageResult<OverviewPage>(frame, await model.WithJournalAsync(request.Context, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>What part of the portfolio is invested: as it last recorded, or the sum of its positions.</summary>
    public double Exposure => Series?.Points.LastOrDefault(point => point.Exposure is not null)?.Exposure ?? State?.Positions.Sum(position => position.Size ?? 0) ?? 0;

    /// <summary>The portfolio over time as a picture.</summary>
    public Charts.Picture DrawValue(int width) => SeriesPicture.Draw(Series!, new PictureFrame($"value-{width}", Series!.HasValues ? "Value and drawdown" : "Exposure", width, width < 600 ? 300 : 380));

    /// <summary>Events an hour as a picture, whose bars lead to them.</summary>
    public Charts.Picture DrawHours(int width) => HistogramPicture.Draw(
        Hours, "events", new PictureFrame($"hours-{width}", "Events an hour", width, 150), bucket => Links.Page("events", ("from", IsoTime.Format(bucket.From)), ("to", IsoTime.Format(bucket.To))));

    /// <summary>The events of some kind that are counted here.</summary>
    public string Events(string? filter) => Links.Page("events", ("filter", filter), ("from", From), ("session", Selection.Session), ("portfolio", Selection.Portfolio));

    /// <summary>The same page since another time.</summary>
    public string Since(string from) => Links.Page("", ("run", Run), ("portfolio", Portfolio), ("from", from == Lately ? null : from));

    private async Task<OverviewModel> WithPortfolioAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var books = await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false);
        var model = this with { Choices = [.. books.All.Where(book => book.Origin is null).OrderBy(book => book.RunId is not null).ThenBy(book => book.Name, StringComparer.Ordinal).ThenByDescending(book => book.RunId, StringComparer.Ordinal).Take(MostRuns)] };
        try
        {
            var series = await SeriesOperation.RunAsync(context, new SeriesRequest { Run = Run, Portfolio = Portfolio, Points = 500 }, cancellationToken).ConfigureAwait(false);
            return model with
            {
                Series = series,
                State = await StateOperation.RunAsync(context, new StateRequest { Run = Run, Portfolio = Portfolio }, cancellationToken).ConfigureAwait(false),
                Selection = new Selection { From = From, Session = series.Origin is null ? series.Run : null, Portfolio = Portfolio },
            };
        }
        catch (RefusedException refused) when (refused.Code is RefusalCode.AmbiguousPortfolio or RefusalCode.PortfolioNotFound or RefusalCode.SessionNotFound or RefusalCode.AmbiguousSession or RefusalCode.Contradiction)
        {
            return model with { NotShown = refused.Message, Selection = new Selection { From = From } };
        }
    }

    private async Task<OverviewModel> WithJournalAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        var errors = new QueryRequest { Selection = Selection with { Filter = "category = 'error'" }, Limit = FewRows };
        return this with
        {
            Statistics = await StatisticsOperation.RunAsync(context, new StatisticsRequest { Selection = Selection }, cancellationToken).ConfigureAwait(false),
            Decisions = (await DecisionsOperation.RunAsync(context, new DecisionsRequest { Selection = Selection with { Filter = "action != 'hold'" }, Limit = FewRows }, cancellationToken).ConfigureAwait(false)).Decisions,
            Errors = (await QueryOperation.RunAsync(context, errors, cancellationToken).ConfigureAwait(false)).Events,
            Hours = await HistogramOperation.RunAsync(context, new HistogramRequest { Selection = Selection with { From = LastWeek }, Width = BucketWidth.Hour }, cancellationToken).ConfigureAwait(false),
            Health = await DoctorOperation.RunAsync(context, new DoctorRequest(), cancellationToken).ConfigureAwait(false),
            Rate = await RecordingRate.ReadAsync(reader, head.Count, context.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false),
        };
    }
}
