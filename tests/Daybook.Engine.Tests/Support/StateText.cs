using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Daybook.Engine.Portfolios;

namespace Daybook.Engine.Tests.Support;

/// <summary>States as text, so that their content can be compared.</summary>
internal static partial class StateText
{
    private static readonly JsonSerializerOptions s_options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string Of(EngineState state) => JsonSerializer.Serialize(state, s_options);

    /// <summary>The state without the ids of events, which only those that were stored have.</summary>
    public static string WithoutIds(EngineState state) => Ids().Replace(Of(state), "\"$1\":0");

    [GeneratedRegex("\"(\\w*Event)\":\\d+")]
    private static partial Regex Ids();
}
