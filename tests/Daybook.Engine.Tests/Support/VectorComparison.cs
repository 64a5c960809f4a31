using System.Text.Json.Nodes;

namespace Daybook.Engine.Tests.Support;

/// <summary>Compares answers with the reference system's, and counts: what is undisputed must match, and nearly all of it must have been compared.</summary>
internal sealed class VectorComparison(string name)
{
    private const double Tolerance = 1e-6;
    private const double LeastCompared = 0.95;

    private readonly List<string> _differences = [];
    private int _undisputed;
    private int _compared;

    /// <summary>Plays every scenario with steps.</summary>
    /// <param name="name">The file.</param>
    /// <param name="begin">Makes what a scenario is played on. It is called with each step, does it, and gives the answer in the form of the step's <c>expect</c>; or null when it has no answer to give.</param>
    /// <param name="apart">Fields that are compared with nothing, since they are concepts of the reference system alone.</param>
    public static void Play(string name, Func<VectorScenario, Func<JsonObject, JsonNode?>> begin, params string[] apart)
    {
        var comparison = new VectorComparison(name);
        foreach (var scenario in SharedVectors.Read(name))
        {
            var answer = begin(scenario);
            for (var step = 0; step < scenario.Steps.Count; step++)
            {
                comparison.Compare($"{scenario.Id} step {step}", scenario.Steps[step], answer(scenario.Steps[step]), scenario.DisputedAt(step).Concat(apart).ToHashSet(StringComparer.Ordinal));
                if (scenario.TaintsAt(step))
                    break;
            }
        }

        comparison.Finish();
    }

    /// <summary>Compares the single answers of scenarios without steps.</summary>
    public static void Ask(string name, Func<VectorScenario, JsonNode?> answer)
    {
        var comparison = new VectorComparison(name);
        foreach (var scenario in SharedVectors.Read(name).Where(scenario => !scenario.IsDisputed))
            comparison.Compare(scenario.Id, scenario.Json, answer(scenario), new HashSet<string>());
        comparison.Finish();
    }

    /// <summary>Compares one answer; what the expectation names must be there and equal, but for disputed fields. An expectation of which nothing else is left does not count.</summary>
    public void Compare(string place, JsonObject asked, JsonNode? answer, IReadOnlySet<string> disputed)
    {
        if (!asked.ContainsKey("expect") || disputed.Contains("*"))
            return;
        if (asked["expect"] is JsonObject { Count: > 0 } fields && fields.All(field => disputed.Contains(field.Key)))
            return;
        _undisputed++;
        if (answer is null && asked["expect"] is not null)
            return;
        _compared++;
        Compare(place, asked["expect"], answer, disputed);
    }

    /// <summary>Reports, and fails on a difference or when too little was compared.</summary>
    public void Finish()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {_compared} of {_undisputed} undisputed steps compared, {_differences.Count} differ");
        Assert.True(_differences.Count == 0, $"{_differences.Count} differences in {name}:{Environment.NewLine}{string.Join(Environment.NewLine, _differences.Take(12))}");
        Assert.True(_undisputed > 0, $"{name} has nothing to compare.");
        Assert.True(_compared >= LeastCompared * _undisputed, $"Only {_compared} of {_undisputed} undisputed steps of {name} were compared.");
    }

    private void Compare(string place, JsonNode? expected, JsonNode? actual, IReadOnlySet<string> disputed)
    {
        switch (expected)
        {
            case JsonObject fields when actual is JsonObject given:
                foreach (var (field, value) in fields.Where(field => !disputed.Contains(field.Key)))
                {
                    if (given.ContainsKey(field))
                        Compare($"{place}.{field}", value, given[field], new HashSet<string>());
                    else
                        _differences.Add($"{place}: nothing is said of {field}");
                }

                break;
            case JsonArray list when actual is JsonArray given && list.Count == given.Count:
                for (var i = 0; i < list.Count; i++)
                    Compare($"{place}[{i}]", list[i], given[i], disputed);
                break;
            case JsonValue value when actual is JsonValue given && IsEqual(value, given):
                break;
            case null when actual is null:
                break;
            default:
                _differences.Add($"{place}: expected {expected?.ToJsonString() ?? "null"}, was {actual?.ToJsonString() ?? "null"}");
                break;
        }
    }

    private static bool IsEqual(JsonValue expected, JsonValue actual)
    {
        var isNumber = expected.GetValueKind() == System.Text.Json.JsonValueKind.Number && actual.GetValueKind() == System.Text.Json.JsonValueKind.Number;
        return isNumber ? Math.Abs(Number(expected) - Number(actual)) <= Tolerance : expected.ToJsonString() == actual.ToJsonString();
    }

    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
}
