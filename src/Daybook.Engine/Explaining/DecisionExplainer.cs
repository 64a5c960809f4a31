using Daybook.Engine.Explaining.Changes;
using Daybook.Engine.Protections;
using Daybook.Engine.Redeciding;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Engine.Explaining;

/// <summary>
/// Explains what the engine decided of an asset, and what it did not: from what the decision went by, over what was asked, to what came of it, with the nearest changes that would
/// have changed the answer. Everything comes from the journal.
/// </summary>
public static class DecisionExplainer
{
    /// <summary>Explains the decisions about an asset on one UTC day.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="asset">The asset, exactly as it is recorded.</param>
    /// <param name="date">The day.</param>
    /// <param name="run">The session that is a run of its own, such as a replay; null: the live portfolio.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>
    /// The explanation, also for a day without a rebalance. Null when that portfolio has no rebalance of the engine, or the journal knows the asset from imports alone.
    /// </returns>
    public static async Task<EngineExplanation?> ExplainAsync(JournalReader reader, string asset, DateOnly date, string? run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var book = await new SessionRuns(reader).OfAsync(run, cancellationToken).ConfigureAwait(false);
        return await ExplainAsync(reader, asset, date, book.RunId == run ? book : new PortfolioBook(null, run), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Explains the decisions about an asset on one UTC day.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="asset">The asset, exactly as it is recorded.</param>
    /// <param name="date">The day.</param>
    /// <param name="book">The portfolio, of what was recorded natively.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>As for a run.</returns>
    public static async Task<EngineExplanation?> ExplainAsync(JournalReader reader, string asset, DateOnly date, PortfolioBook book, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentException.ThrowIfNullOrEmpty(asset);
        var sessions = new SessionRuns(reader);
        var search = new RebalanceSearch(reader, sessions);
        var asked = await search.OnAsync(book, date, cancellationToken).ConfigureAwait(false);
        var question = new Question(asset, date, book, asked, await search.BeforeAsync(book, date, cancellationToken).ConfigureAwait(false), await search.AfterAsync(book, date, cancellationToken).ConfigureAwait(false));
        if (question.FindsNothing || await IsOnlyImportedAsync(reader, asset, cancellationToken).ConfigureAwait(false))
            return null;
        return await ExplainAsync(reader, sessions, question, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Explains the decision that an event belongs to: it is part of a rebalance, or the trade that answered one.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="id">The event's id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The explanation; null when there is no such event, it speaks of no asset, or belongs to no rebalance of the engine.</returns>
    public static async Task<EngineExplanation?> ExplainAsync(JournalReader reader, long id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (await reader.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { Asset: { } asset, Origin: null } happened)
            return null;
        var sessions = new SessionRuns(reader);
        var search = new RebalanceSearch(reader, sessions);
        var book = await sessions.OfAsync(happened.SessionId, cancellationToken).ConfigureAwait(false);
        if (await search.DecidedAtAsync(book, happened.Time("decided_at") ?? happened.OccurredAt, id, cancellationToken).ConfigureAwait(false) is not { } start)
            return null;
        var (before, after) = (await search.BeforeAsync(book, DateOf(start), cancellationToken).ConfigureAwait(false), await search.AfterAsync(book, DateOf(start), cancellationToken).ConfigureAwait(false));
        return await ExplainAsync(reader, sessions, new Question(asset, DateOf(start), book, [start], before, after), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Explains what one rebalance decided of an asset. The trade that followed is not looked for.</summary>
    /// <param name="recorded">The rebalance.</param>
    /// <param name="asset">The asset, in its universe or not.</param>
    public static ExplainedRebalance Explain(RecordedRebalance recorded, string asset)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentException.ThrowIfNullOrEmpty(asset);
        var about = recorded.Events.Where(happened => happened.Asset == asset).ToList();
        var cuts = OutcomeReading.Cuts(recorded, asset);
        var explained = new ExplainedRebalance
        {
            Asset = asset,
            At = recorded.At,
            Start = recorded.Events[0],
            Universe = recorded.Events.Count(RecordedRebalance.IsScore),
            NotUsed = recorded.NotUsed,
            Regime = InputsReading.Regime(recorded),
            Events = about,
            Protections = ProtectionAnswers.Of(recorded, asset),
            Cuts = cuts,
            Outcome = new DecisionOutcome(null, OutcomeCodes.NotInUniverse, null),
            Sentences = [],
        };
        if (about.Find(RecordedRebalance.IsScore) is { } scored)
        {
            explained = explained with
            {
                Inputs = InputsReading.Of(recorded, scored),
                Selection = SelectionReading.Of(recorded, scored),
                Bucket = SelectionReading.Bucket(recorded, scored),
                Correlation = SelectionReading.Correlation(recorded, asset),
                Outcome = OutcomeReading.Of(recorded, scored, cuts),
                Nearest = NearestChangeSearch.Run(recorded, asset),
            };
        }

        return explained with { Sentences = [.. RebalanceSentences.Say(explained, recorded)] };
    }

    private static async Task<EngineExplanation> ExplainAsync(JournalReader reader, SessionRuns sessions, Question question, CancellationToken cancellationToken)
    {
        var explained = new List<ExplainedRebalance>();
        var unfinished = new List<PortfolioEvent>();
        foreach (var start in question.Asked)
        {
            if (await RecordedRebalances.FindAsync(reader, start, question.Book, cancellationToken).ConfigureAwait(false) is not { } recorded)
            {
                unfinished.Add(start);
                continue;
            }

            var fill = await FillReading.FindAsync(reader, recorded, question.Asset, sessions, cancellationToken).ConfigureAwait(false);
            explained.Add(WithFill(Explain(recorded, question.Asset), fill));
        }

        return new EngineExplanation
        {
            Asset = question.Asset,
            Date = question.Date,
            Run = question.Book.RunId,
            Portfolio = question.Book.Name,
            Rebalances = explained,
            Previous = Named(question.Previous),
            Next = Named(question.Next),
            Sentences = [.. DaySentences.Say(question.Date, unfinished, explained.Count > 0, question.Previous, question.Next)],
        };
    }

    private static ExplainedRebalance WithFill(ExplainedRebalance explained, ExplainedFill? fill) =>
        explained with { Fill = fill, Sentences = [.. explained.Sentences, .. FillSentences.Say(explained.Outcome, fill)] };

    private static NamedRebalance? Named(PortfolioEvent? start) => start is null ? null : new NamedRebalance(start.OccurredAt, start.Id);

    private static DateOnly DateOf(PortfolioEvent start) => DateOnly.FromDateTime(start.OccurredAt.UtcDateTime);

    /// <summary>True when the journal has events about an asset, and all of them came from imports: those are not the engine's to explain.</summary>
    private static async Task<bool> IsOnlyImportedAsync(JournalReader reader, string asset, CancellationToken cancellationToken)
    {
        var about = Filter.Equal(EventField.Asset, asset);
        async Task<bool> HasAsync(Filter filter) => (await reader.QueryAsync(new EventQuery { Filter = filter, Limit = 1 }, cancellationToken).ConfigureAwait(false)).Events.Count > 0;
        return !await HasAsync(Filter.And(about, Filter.IsNull(EventField.Origin))).ConfigureAwait(false) && await HasAsync(about).ConfigureAwait(false);
    }

    /// <summary>What was asked: an asset, a day and a portfolio, its rebalances that are to be explained, and those of the days around.</summary>
    private sealed record Question(string Asset, DateOnly Date, PortfolioBook Book, List<PortfolioEvent> Asked, PortfolioEvent? Previous, PortfolioEvent? Next)
    {
        public bool FindsNothing => Asked.Count == 0 && Previous is null && Next is null;
    }
}
