using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Torture.Fuzzing;

/// <summary>Texts that may be filters: each is one, which its own text gives again, or a syntax error that names a place in it.</summary>
internal static class FilterFuzz
{
    private static readonly Gen<string> Text = Gen.OneOf(RandomFilterTexts.Pieces, RandomFilterTexts.Characters, RandomFilterTexts.Changed);

    public static FuzzReport Run(int seed, int count, CancellationToken cancellationToken)
    {
        var random = new PCG(1, (ulong)seed);
        var slowest = new Slowest();
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = Text.Generate(random, null, out _);
            var one = RandomFilters.Event.Generate(random, null, out _);
            if (slowest.Measure(() => Feed(text, one)) is { } broken)
                return new FuzzReport("filters", seed, i + 1, $"{broken} The filter: {text}") { Slowest = slowest.Time };
        }

        return new FuzzReport("filters", seed, count, null) { Slowest = slowest.Time };
    }

    private static string? Feed(string text, PortfolioEvent one)
    {
        try
        {
            var filter = Filter.Parse(text, RandomFilters.Now);
            var again = Filter.Parse(filter.ToString(), RandomFilters.Now);
            if (!filter.Tree.Equals(again.Tree))
                return $"Its own text gives another filter: {filter}.";
            if (filter.Matches(one) != again.Matches(one))
                return $"Its own text selects other events: {filter}.";
            return filter.Plan.Describe().Count > 0 ? null : "Its plan says nothing.";
        }
        catch (FilterSyntaxException error)
        {
            return error.Column < 1 || error.Column > text.Length + 1 || error.Expected.Length == 0 ? $"The error names no place: {error.Message}" : null;
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }
}
