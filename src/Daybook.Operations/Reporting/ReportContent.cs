using Daybook.Operations.Deciding;
using Daybook.Operations.Histograms;
using Daybook.Operations.Querying;
using Daybook.Operations.Series;
using Daybook.Operations.States;
using Daybook.Operations.Statistics;
using Daybook.Storage;

namespace Daybook.Operations.Reporting;

/// <summary>What a report tells: the answers of the operations.</summary>
internal sealed record ReportContent(
    ReportRequest Request,
    string Journal,
    DateTimeOffset Made,
    JournalHead Head,
    StatisticsAnswer Statistics,
    SeriesAnswer Series,
    HistogramAnswer Events,
    HistogramAnswer Blocks,
    DecisionsAnswer Decisions,
    DecisionsAnswer Refused,
    StateAnswer State,
    QueryAnswer Errors);
