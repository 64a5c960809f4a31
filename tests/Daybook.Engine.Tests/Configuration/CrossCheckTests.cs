using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Rules;
using Daybook.Engine.Tests.Configuration.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Configuration;

public sealed class CrossCheckTests
{
    // The rule; a text that breaks it, and one beside it that just does not.
    private static readonly (string Rule, string Broken, string Kept)[] Cases =
    [
        ("new_positions_fit", "selection: { max_positions: 4, max_new_positions: 5 }", "selection: { max_positions: 5, max_new_positions: 5 }"),
        ("analysis_left", "scoring: { technical: false, fundamental: false }", "scoring: { technical: false }"),
        ("weights_sum_to_one", "scoring: { technical_weight: 0.6, fundamental_weight: 0.42 }", "scoring: { technical_weight: 0.605, fundamental_weight: 0.405 }"),
        ("weights_sum_to_one", "scoring: { technical_weight: 0.5, fundamental_weight: 0.48 }", "scoring: { technical_weight: 0.5, fundamental_weight: 0.2, fundamental: false }"),
        ("final_size_fits", "sizing: { max_initial_size: 0.14 }", "sizing: { max_initial_size: 0.14, two_stage: false }"),
        ("final_size_fits", "sizing: { max_initial_size: 0.2, max_final_size: 0.21 }", "sizing: { max_initial_size: 0.2, max_final_size: 0.2 }"),
        ("min_size_fits", "sizing: { min_size: 0.06, max_final_size: 0.05 }", "sizing: { min_size: 0.05, max_final_size: 0.05 }"),
        ("core_needs_buckets", "core: { enabled: true }", "core: { enabled: true }\nbuckets: { enabled: true }"),
        ("buckets_fit", "buckets: { enabled: true, min_represented: 4 }\nselection: { max_positions: 3 }", "buckets: { enabled: false, min_represented: 4 }\nselection: { max_positions: 3 }"),
        ("holding_bounds", "holding: { min_days: 91 }", "holding: { min_days: 90 }"),
        ("target_in_reach", "selection: { max_positions: 6 }", "selection: { max_positions: 8 }\nsizing: { max_final_size: 0.12, target_allocation: 0.96 }"),
        ("min_sizes_fit", "selection: { max_positions: 48 }", "selection: { max_positions: 47 }"),
        ("new_score_over_min", "selection: { min_score: 0.7 }", "selection: { min_score: 0.65 }"),
        ("slow_decay", "grace: { decay_rate: 0.96 }", "grace: { decay_rate: 0.95 }"),
        ("short_grace", "grace: { days: 1 }", "grace: { days: 1, enabled: false }"),
        ("grace_spans_rebalances", "grace: { days: 6 }\nrebalance: { frequency: weekly }", "grace: { days: 7 }\nrebalance: { frequency: weekly }"),
        ("holding_spans_rebalances", "holding: { min_days: 29 }", "holding: { min_days: 30 }"),
        ("calendar_has_a_say", "rebalance: { frequency: weekly, calendar: new-york }", "rebalance: { frequency: mondays, calendar: new-york }"),
        ("short_whipsaw_period", "whipsaw: { period_days: 6 }", "whipsaw: { period_days: 7 }"),
        ("long_min_duration", "whipsaw: { min_duration_hours: 25 }", "whipsaw: { min_duration_hours: 24 }"),
        ("few_core_assets", "core: { enabled: true, max_assets: 6 }\nbuckets: { enabled: true }", "core: { enabled: true, max_assets: 5 }\nbuckets: { enabled: true }"),
        ("core_must_perform", "core: { enabled: true, max_underperformance: 0.31 }\nbuckets: { enabled: true }", "core: { enabled: true, max_underperformance: 0.3 }\nbuckets: { enabled: true }"),
        ("core_compared_long_enough", "core: { enabled: true, underperformance_days: 13 }\nbuckets: { enabled: true }", "core: { enabled: true, underperformance_days: 14 }\nbuckets: { enabled: true }"),
        ("grace_and_holding", "grace: { days: 2 }", "grace: { days: 3 }"),
    ];

    public static TheoryData<string, string, string> All => [.. Cases.Select(item => new TheoryDataRow<string, string, string>(item.Rule, item.Broken, item.Kept))];

    [Fact]
    public void Each_cross_check_has_a_case() => Assert.Equal(
        ConfigurationRules.All.Select(rule => rule.Name).Order(StringComparer.Ordinal),
        Cases.Select(item => item.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void It_speaks_up_exactly_when_it_is_broken(string name, string broken, string kept)
    {
        var rule = ConfigurationRules.All.Single(rule => rule.Name == name);

        var finding = Assert.Single(ConfigurationReader.Read(broken).Findings, finding => finding.Code == name);

        Assert.Equal(rule.Severity, finding.Severity);
        Assert.Contains(finding.Key, rule.Keys);
        Assert.NotNull(finding.Line);
        Assert.DoesNotContain(ConfigurationReader.Read(kept).Findings, other => other.Code == name);
        Assert.Equal(rule.Severity < Severity.Error, ConfigurationReader.Read(broken).Configuration is not null);
        Assert.NotNull(ConfigurationReader.Read(kept).Configuration);
    }

    [Fact]
    public void What_the_preset_brings_about_is_told_where_it_is_named()
    {
        var reading = ConfigurationReader.Read("# weekly\npreset: aggressive\n");

        Assert.Equal(["grace.days", "holding.min_days"], reading.Findings.Where(finding => finding.Line == 2).Select(finding => finding.Key));
    }

    [Fact]
    public void What_nobody_set_has_no_place_and_is_not_told_beside_errors()
    {
        Assert.Equal([null, null], ConfigurationReader.Read(string.Empty).Findings.Select(finding => finding.Line));
        Assert.Equal(["grace.days"], ConfigurationReader.Read("grace: { days: 0 }").Findings.Select(finding => finding.Key));
    }

    [Fact]
    public void Values_that_are_not_known_are_not_compared()
    {
        Assert.Equal(["1:18 wrong_type core.enabled"], ConfigurationTexts.Refused("core: { enabled: tru }\n"));
        Assert.Equal(["2:12 unknown_key buckets.enabld"], ConfigurationTexts.Refused("core: { enabled: true }\nbuckets: { enabld: true }\n"));
        Assert.Equal(["2:1 unknown_key bucket"], ConfigurationTexts.Refused("core: { enabled: true }\nbucket: { enabled: true }\n"));
        Assert.Equal(["1:9 unknown_word preset"], ConfigurationTexts.Refused("preset: fast\ncore: { enabled: true }\n"));
    }
}
