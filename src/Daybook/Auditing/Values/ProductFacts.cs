using System.Globalization;
using System.Text.Json;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Values;

/// <summary>Three numbers of an event's metadata, of which the third should be the product of the others.</summary>
/// <param name="Units">How many.</param>
/// <param name="Price">At which price.</param>
/// <param name="Value">What is said to come out.</param>
internal readonly record struct ProductFacts(double Units, double Price, double Value)
{
    /// <summary>Reads the numbers; null unless all three are there, as finite numbers.</summary>
    public static ProductFacts? Read(PortfolioEvent seen, string units, string price, string value)
    {
        if (!MetadataFacts.TryOpen(seen, out var document))
            return null;
        using (document)
        {
            try
            {
                var facts = document.RootElement;
                return Number(facts, units) is { } count && Number(facts, price) is { } each && Number(facts, value) is { } whole ? new ProductFacts(count, each, whole) : null;
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, which only damaged bytes can hold.
                return null;
            }
        }
    }

    /// <summary>True when the value is off by more than a fraction of itself.</summary>
    public bool IsOff(double tolerance) => Difference.IsOver(Units * Price, Value, tolerance);

    /// <summary>The numbers, for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Units:R} x {Price:R} = {Units * Price:N2}, recorded as {Value:N2} ({Difference.Text(Units * Price, Value)})");

    private static double? Number(JsonElement facts, string key) =>
        facts.TryGetProperty(key, out var fact) && fact.ValueKind == JsonValueKind.Number && fact.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
