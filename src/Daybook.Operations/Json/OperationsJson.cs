using System.Text.Json.Serialization;
using Daybook.Engine;
using Daybook.Engine.WhatIf;
using Daybook.Events;
using Daybook.Operations.Auditing;
using Daybook.Operations.Backups;
using Daybook.Operations.Calendars;
using Daybook.Operations.Catalogue;
using Daybook.Operations.Configurations;
using Daybook.Operations.Querying;
using Daybook.Operations.Recovering;
using Daybook.Operations.Redeciding;
using Daybook.Operations.Replaying;
using Daybook.Operations.Sessions;
using Daybook.Operations.Statistics;
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
        typeof(TimeConverter), typeof(EventConverter), typeof(ClockConverter), typeof(SettingValueConverter), typeof(WordConverter<RefusalVerdict>), typeof(WordConverter<SessionStatus>),
        typeof(WordConverter<SettingSource>), typeof(WordConverter<Severity>), typeof(WordConverter<TraceStatus>), typeof(WordConverter<TradeAction>),
    ])]
[JsonSerializable(typeof(AuditAnswer))]
[JsonSerializable(typeof(AuditRulesAnswer))]
[JsonSerializable(typeof(BackupAnswer))]
[JsonSerializable(typeof(CalendarAnswer))]
[JsonSerializable(typeof(CatalogueAnswer))]
[JsonSerializable(typeof(ConfigurationAnswer))]
[JsonSerializable(typeof(ConfigurationCheckAnswer))]
[JsonSerializable(typeof(DemoAnswer))]
[JsonSerializable(typeof(EffectsAnswer))]
[JsonSerializable(typeof(PresetsAnswer))]
[JsonSerializable(typeof(QueryAnswer))]
[JsonSerializable(typeof(QueryPlanAnswer))]
[JsonSerializable(typeof(RecoverAnswer))]
[JsonSerializable(typeof(RedecideAnswer))]
[JsonSerializable(typeof(ReplayAnswer))]
[JsonSerializable(typeof(SalvageAnswer))]
[JsonSerializable(typeof(SectionAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(SessionFacts))]
[JsonSerializable(typeof(SessionsAnswer))]
[JsonSerializable(typeof(SettingAnswer))]
[JsonSerializable(typeof(StatisticsAnswer))]
[JsonSerializable(typeof(TimelineAnswer))]
[JsonSerializable(typeof(TraceAnswer))]
[JsonSerializable(typeof(VerifyAnswer))]
[JsonSerializable(typeof(WhatIfAnswer))]
internal sealed partial class OperationsJson : JsonSerializerContext;
