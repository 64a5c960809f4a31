using Daybook.Decisions;
using Daybook.Operations.Auditing;
using Daybook.Operations.Deciding;
using Daybook.Operations.Doctoring;
using Daybook.Operations.EventDetails;
using Daybook.Operations.Explaining;
using Daybook.Operations.Histograms;
using Daybook.Operations.Lanes;
using Daybook.Operations.Querying;
using Daybook.Operations.Series;
using Daybook.Operations.Sessions;
using Daybook.Operations.States;
using Daybook.Operations.Statistics;
using Daybook.Operations.Timeline;
using Daybook.Operations.Traces;
using Daybook.Operations.Verifying;
using Daybook.Storage;

namespace Daybook.Server.Api;

/// <summary>Every question that can be asked of a journal, as the tool's verbs ask it.</summary>
internal static class ApiQuestions
{
    private static readonly ApiParameter s_order = new("order", "Which events come first: newest (default) or oldest", ApiParameterKind.Word) { Words = ["newest", "oldest"] };
    private static readonly ApiParameter s_at = new("at", "As it was: what had happened by then (default: the newest event's time)");
    private static readonly ApiParameter s_knownAt = new("known_at", "As it was known: what the journal had recorded by then");
    private static readonly ApiParameter s_run = new("run", "The run's session, by its id or how that begins, or live (default: the newest run)");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ApiQuestion> All { get; } =
    [
        new ApiQuestion<QueryAnswer>(
            "events",
            "One page of the events that a filter selects.",
            [.. ApiParameter.Selection, s_order, ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Now],
            static (request, cancellation) => QueryOperation.RunAsync(request.Context, Events(request), cancellation))
        {
            Next = static answer => answer.Next,
        },
        new ApiQuestion<EventAnswer>(
            "events/{id}",
            "One event, and what it belongs to.",
            [new("id", "The event's id", ApiParameterKind.Whole) { IsInPath = true, Least = 1 }],
            static (request, cancellation) => EventOperation.RunAsync(request.Context, new EventRequest { Id = request.Whole("id")!.Value }, cancellation)),
        new ApiQuestion<DecisionsAnswer>(
            "decisions",
            "Decisions, the newest first, whoever made them.",
            [
                .. ApiParameter.Selection, new("asset", "Only this asset"), ApiParameter.Of<DecisionAction>("action", "Only decisions that came to this"), new("decided_by", "Only what this rule decided"),
                new("refused", "Only trades that a rule refused (default: false)", ApiParameterKind.Flag), ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Now,
            ],
            static (request, cancellation) => DecisionsOperation.RunAsync(
                request.Context,
                new DecisionsRequest
                {
                    Selection = request.Selection,
                    Asset = request.Text("asset"),
                    Action = request.Word<DecisionAction>("action"),
                    DecidedBy = request.Text("decided_by"),
                    Refused = request.Flag("refused"),
                    Limit = (int)(request.Whole("limit") ?? 100),
                    After = request.Text("cursor"),
                },
                cancellation))
        {
            Next = static answer => answer.Next,
        },
        new ApiQuestion<TimelineAnswer>(
            "timeline",
            "What was decided about an asset, the oldest first.",
            [
                new("asset", "The asset, exactly as it is recorded"), ApiParameter.From, ApiParameter.To, ApiParameter.Portfolio,
                new("all", "Scores, checks that passed and holdings too (default: false)", ApiParameterKind.Flag), ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Now,
            ],
            static (request, cancellation) => TimelineOperation.RunAsync(
                request.Context,
                new TimelineRequest
                {
                    Asset = request.Text("asset") ?? string.Empty,
                    From = request.Text("from"),
                    To = request.Text("to"),
                    Portfolio = request.Text("portfolio"),
                    All = request.Flag("all"),
                    Limit = (int)(request.Whole("limit") ?? 1_000),
                    After = request.Text("cursor"),
                },
                cancellation))
        {
            Next = static answer => answer.Next,
        },
        new ApiQuestion<SessionsAnswer>(
            "sessions",
            "The sessions that began last.",
            [new("limit", "How many, 1 to 1,000 (default: 20)", ApiParameterKind.Whole) { Least = 1, Most = 1_000 }],
            static (request, cancellation) => SessionOperation.ListAsync(request.Context, new SessionsRequest { Limit = (int)(request.Whole("limit") ?? 20) }, cancellation)),
        new ApiQuestion<SessionAnswer>(
            "sessions/{id}",
            "A session and everything in it, nested.",
            [new("id", "The session's id, or how it begins") { IsInPath = true }],
            static (request, cancellation) => SessionOperation.RunAsync(request.Context, new SessionRequest { Id = request.Text("id")! }, cancellation)),
        new ApiQuestion<TraceAnswer>(
            "traces/{id}",
            "One operation with everything below it.",
            [new("id", "The trace's id") { IsInPath = true }],
            static (request, cancellation) => TraceOperation.RunAsync(request.Context, new TraceRequest { Id = request.Text("id")! }, cancellation)),
        new ApiQuestion<StatisticsAnswer>(
            "stats",
            "Counts of trades, blocks, errors and all other events, and execution times.",
            [
                .. ApiParameter.Selection, new("period", "The length of the periods that are counted too, such as 1d"),
                new("rules", "Count what each rule said of the decisions, too (default: false)", ApiParameterKind.Flag), ApiParameter.Now,
            ],
            static (request, cancellation) => StatisticsOperation.RunAsync(
                request.Context, new StatisticsRequest { Selection = request.Selection, Period = request.Text("period"), Rules = request.Flag("rules") }, cancellation)),
        new ApiQuestion<HistogramAnswer>(
            "histogram",
            "How many events there are per stretch of time.",
            [
                .. ApiParameter.Selection, ApiParameter.Of<HistogramKey>("by", "By what they are counted (default: category)"),
                ApiParameter.Of<BucketWidth>("width", "The length of a stretch (default: the shortest with which there are not more than 'buckets')"),
                new("buckets", "The most stretches, 1 to 1,000 (default: 60)", ApiParameterKind.Whole) { Least = 1, Most = 1_000 }, ApiParameter.Now,
            ],
            static (request, cancellation) => HistogramOperation.RunAsync(
                request.Context,
                new HistogramRequest
                {
                    Selection = request.Selection,
                    By = request.Word<HistogramKey>("by") ?? HistogramKey.Category,
                    Width = request.Word<BucketWidth>("width"),
                    Buckets = (int)(request.Whole("buckets") ?? 60),
                },
                cancellation)),
        new ApiQuestion<LanesAnswer>(
            "lanes",
            "A timeline in lanes: how dense events are along it, or the events themselves where they are few.",
            [
                .. ApiParameter.Selection, ApiParameter.Of<HistogramKey>("by", "What has a lane of its own (default: each category)"),
                new("columns", "Into how many equal columns the time is divided, 1 to 2,000 (default: 1,000)", ApiParameterKind.Whole) { Least = 1, Most = 2_000 },
                new("lanes", "How many lanes at most, 1 to 500 (default: 60)", ApiParameterKind.Whole) { Least = 1, Most = 500 },
                new("events", "With how many events at most they are answered themselves, 0 to 10,000 (default: 2,000)", ApiParameterKind.Whole) { Least = 0, Most = 10_000 }, ApiParameter.Now,
            ],
            static (request, cancellation) => LanesOperation.RunAsync(
                request.Context,
                new LanesRequest
                {
                    Selection = request.Selection,
                    By = request.Word<HistogramKey>("by") ?? HistogramKey.Category,
                    Columns = (int)(request.Whole("columns") ?? 1_000),
                    Lanes = (int)(request.Whole("lanes") ?? 60),
                    Events = (int)(request.Whole("events") ?? 2_000),
                },
                cancellation)),
        new ApiQuestion<SeriesAnswer>(
            "series",
            "What a portfolio was worth over time, and how much of it was invested.",
            [
                s_run, ApiParameter.Portfolio, ApiParameter.From, ApiParameter.To,
                new("points", "How many points at most, 1 to 10,000 (default: 1,000)", ApiParameterKind.Whole) { Least = 1, Most = 10_000 }, ApiParameter.Now,
            ],
            static (request, cancellation) => SeriesOperation.RunAsync(
                request.Context,
                new SeriesRequest
                {
                    Run = request.Text("run"),
                    Portfolio = request.Text("portfolio"),
                    From = request.Text("from"),
                    To = request.Text("to"),
                    Points = (int)(request.Whole("points") ?? 1_000),
                },
                cancellation)),
        new ApiQuestion<ExplainAnswer>(
            "explain",
            "Why something was decided, or was not: for an event, or for an asset and a day.",
            [
                new("id", "The event's id", ApiParameterKind.Whole), new("asset", "The asset, exactly as it is recorded"), new("date", "With an asset: the UTC day, as a date or relative, such as -3d"),
                s_run, ApiParameter.Portfolio, ApiParameter.Now,
            ],
            static (request, cancellation) => ExplainOperation.RunAsync(
                request.Context,
                new ExplainRequest { Id = request.Whole("id"), Asset = request.Text("asset"), Date = request.Text("date"), Run = request.Text("run"), Portfolio = request.Text("portfolio") },
                cancellation)),
        new ApiQuestion<StateAnswer>(
            "state",
            "A portfolio's positions, locks, grace periods, value and trading state.",
            [s_run, ApiParameter.Portfolio, s_at, s_knownAt, ApiParameter.Now],
            static (request, cancellation) => StateOperation.RunAsync(
                request.Context, new StateRequest { Run = request.Text("run"), Portfolio = request.Text("portfolio"), At = request.Text("at"), KnownAt = request.Text("known_at") }, cancellation)),
        new ApiQuestion<AuditAnswer>(
            "audit",
            "Whether what was recorded makes sense.",
            [.. ApiParameter.Selection, new("rule", "Only this rule; may be given more than once") { IsList = true }, ApiParameter.Now],
            static (request, cancellation) => AuditOperation.RunAsync(request.Context, new AuditRequest { Selection = request.Selection, Rule = request.Texts("rule") }, cancellation)),
        new ApiQuestion<VerifyAnswer>(
            "verify",
            "Recomputes everything that the journal claims.",
            [
                new("require_anchor", "Whether a missing anchor is a finding (default: false)", ApiParameterKind.Flag), new("expect_root", "A root that was kept elsewhere, in 64 hex digits"),
                new("at", "How many events the journal had at that root (default: all)", ApiParameterKind.Whole) { Least = 0 },
            ],
            static (request, cancellation) => VerifyOperation.RunAsync(
                request.Context, new VerifyRequest { RequireAnchor = request.Flag("require_anchor"), ExpectRoot = request.Text("expect_root"), At = request.Whole("at") }, cancellation)),
        new ApiQuestion<DoctorAnswer>(
            "doctor",
            "How the journal's surroundings stand.",
            [],
            static (request, cancellation) => DoctorOperation.RunAsync(request.Context, new DoctorRequest(), cancellation)),
    ];

    private static QueryRequest Events(ApiRequest request) => new()
    {
        Selection = request.Selection,
        Order = request.Word("order") == "oldest" ? QueryOrder.OldestFirst : QueryOrder.NewestFirst,
        Limit = (int)(request.Whole("limit") ?? 100),
        After = request.Text("cursor"),
    };
}
