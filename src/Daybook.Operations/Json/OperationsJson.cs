using System.Text.Json.Serialization;
using Daybook.Engine;
using Daybook.Engine.WhatIf;
using Daybook.Events;
using Daybook.Operations.Calendars;
using Daybook.Operations.Configurations;
using Daybook.Operations.Querying;
using Daybook.Operations.Redeciding;
using Daybook.Operations.Replaying;
using Daybook.Operations.Statistics;
using Daybook.Operations.WhatIf;

namespace Daybook.Operations.Json;

/// <summary>How answers become JSON: names in snake case, enum words by <see cref="WordConverter{T}"/>, times and events as the journal writes them everywhere.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(TimeConverter), typeof(EventConverter), typeof(ClockConverter), typeof(SettingValueConverter), typeof(WordConverter<SettingSource>), typeof(WordConverter<Severity>), typeof(WordConverter<TradeAction>), typeof(WordConverter<RefusalVerdict>)])]
[JsonSerializable(typeof(CalendarAnswer))]
[JsonSerializable(typeof(ConfigurationAnswer))]
[JsonSerializable(typeof(ConfigurationCheckAnswer))]
[JsonSerializable(typeof(DemoAnswer))]
[JsonSerializable(typeof(PresetsAnswer))]
[JsonSerializable(typeof(SectionAnswer))]
[JsonSerializable(typeof(SettingAnswer))]
[JsonSerializable(typeof(EffectsAnswer))]
[JsonSerializable(typeof(QueryAnswer))]
[JsonSerializable(typeof(QueryPlanAnswer))]
[JsonSerializable(typeof(RedecideAnswer))]
[JsonSerializable(typeof(ReplayAnswer))]
[JsonSerializable(typeof(StatisticsAnswer))]
[JsonSerializable(typeof(WhatIfAnswer))]
internal sealed partial class OperationsJson : JsonSerializerContext;
