using System.Text.Json.Serialization;
using Daybook.Decisions;
using Daybook.Engine;
using Daybook.Engine.Explaining.Changes;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.WhatIf;
using Daybook.Events;
using Daybook.Exchange.Exporting;
using Daybook.Operations.Auditing;
using Daybook.Operations.Backups;
using Daybook.Operations.Calendars;
using Daybook.Operations.Catalogue;
using Daybook.Operations.Configurations;
using Daybook.Operations.Deciding;
using Daybook.Operations.Doctoring;
using Daybook.Operations.Durations;
using Daybook.Operations.EventDetails;
using Daybook.Operations.Explaining;
using Daybook.Operations.Exporting;
using Daybook.Operations.Growth;
using Daybook.Operations.Histograms;
using Daybook.Operations.Importing;
using Daybook.Operations.Interventions;
using Daybook.Operations.Lanes;
using Daybook.Operations.Querying;
using Daybook.Operations.Recording;
using Daybook.Operations.Recovering;
using Daybook.Operations.Redeciding;
using Daybook.Operations.Replaying;
using Daybook.Operations.Reporting;
using Daybook.Operations.Series;
using Daybook.Operations.Sessions;
using Daybook.Operations.States;
using Daybook.Operations.Statistics;
using Daybook.Operations.Tailing;
using Daybook.Operations.Timeline;
using Daybook.Operations.Traces;
using Daybook.Operations.Verifying;
using Daybook.Operations.WhatIf;
using Daybook.Queries;

namespace Daybook.Operations.Json;

/// <summary>How answers become JSON: names in snake case, enum words by <see cref="WordConverter{T}"/>, times and events as the journal writes them everywhere.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    MaxDepth = 1_000,
    Converters =
    [
        typeof(TimeConverter), typeof(EventConverter), typeof(ClockConverter), typeof(CompareConverter), typeof(DecisionValueConverter), typeof(SettingValueConverter),
        typeof(WordConverter<BucketWidth>), typeof(WordConverter<ChangeKind>), typeof(WordConverter<CheckVerdict>), typeof(WordConverter<DecisionAction>), typeof(WordConverter<ExportFormat>),
        typeof(WordConverter<Health>), typeof(WordConverter<HistogramKey>), typeof(WordConverter<RefusalVerdict>), typeof(WordConverter<SessionStatus>), typeof(WordConverter<SettingSource>),
        typeof(WordConverter<SettingsOrigin>), typeof(WordConverter<Severity>), typeof(WordConverter<SmallestChangeKind>), typeof(WordConverter<TraceStatus>), typeof(WordConverter<TradeAction>), typeof(WordConverter<TradingStatus>),
    ])]
[JsonSerializable(typeof(AuditAnswer))]
[JsonSerializable(typeof(AuditRulesAnswer))]
[JsonSerializable(typeof(BackupAnswer))]
[JsonSerializable(typeof(CalendarAnswer))]
[JsonSerializable(typeof(CatalogueAnswer))]
[JsonSerializable(typeof(ConfigurationAnswer))]
[JsonSerializable(typeof(ConfigurationCheckAnswer))]
[JsonSerializable(typeof(DecisionsAnswer))]
[JsonSerializable(typeof(DemoAnswer))]
[JsonSerializable(typeof(DoctorAnswer))]
[JsonSerializable(typeof(EffectsAnswer))]
[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(ExplainAnswer))]
[JsonSerializable(typeof(ExportAnswer))]
[JsonSerializable(typeof(HistogramAnswer))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(InterventionAnswer))]
[JsonSerializable(typeof(DurationsAnswer))]
[JsonSerializable(typeof(GrowthAnswer))]
[JsonSerializable(typeof(LanesAnswer))]
[JsonSerializable(typeof(PresetsAnswer))]
[JsonSerializable(typeof(QueryAnswer))]
[JsonSerializable(typeof(QueryPlanAnswer))]
[JsonSerializable(typeof(RecordAnswer))]
[JsonSerializable(typeof(RecordedEvent))]
[JsonSerializable(typeof(RecordedIntervention))]
[JsonSerializable(typeof(RecordedTogetherAnswer))]
[JsonSerializable(typeof(RecoverAnswer))]
[JsonSerializable(typeof(RedecideAnswer))]
[JsonSerializable(typeof(ReplayAnswer))]
[JsonSerializable(typeof(ReportAnswer))]
[JsonSerializable(typeof(SalvageAnswer))]
[JsonSerializable(typeof(SectionAnswer))]
[JsonSerializable(typeof(SeriesAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(SessionFacts))]
[JsonSerializable(typeof(SessionsAnswer))]
[JsonSerializable(typeof(SettingAnswer))]
[JsonSerializable(typeof(StateAnswer))]
[JsonSerializable(typeof(StatisticsAnswer))]
[JsonSerializable(typeof(TailAnswer))]
[JsonSerializable(typeof(TimelineAnswer))]
[JsonSerializable(typeof(TraceAnswer))]
[JsonSerializable(typeof(TradingAnswer))]
[JsonSerializable(typeof(VerifyAnswer))]
[JsonSerializable(typeof(WhatIfAnswer))]
internal sealed partial class OperationsJson : JsonSerializerContext;
