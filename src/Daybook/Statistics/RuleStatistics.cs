using Daybook.Decisions;

namespace Daybook.Statistics;

/// <summary>What one rule said of decisions.</summary>
/// <param name="Rule">The rule, as recorded; untrusted text.</param>
/// <param name="Passes">Checks that passed.</param>
/// <param name="Blocks">Checks that blocked, or failed.</param>
/// <param name="Overrides">Checks that were against it and overridden.</param>
public sealed record RuleStatistics(string Rule, long Passes, long Blocks, long Overrides)
{
    internal RuleStatistics With(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Passed => this with { Passes = Passes + 1 },
        CheckVerdict.Blocked or CheckVerdict.Failed => this with { Blocks = Blocks + 1 },
        CheckVerdict.Overridden => this with { Overrides = Overrides + 1 },
        _ => this,
    };
}
