using System.Reflection;
using Daybook.Events;

namespace Daybook.Tests.Events;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_public_type_stands_in_the_catalogue()
    {
        var members = typeof(EventTypes).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(EventType))
            .Select(property => ((EventType)property.GetValue(null)!).Name);

        Assert.Equal(members.Order(StringComparer.Ordinal), EventTypes.All.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_member_is_named_as_its_type()
    {
        foreach (var property in typeof(EventTypes).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(EventType)))
            Assert.Equal(property.Name, string.Concat(((EventType)property.GetValue(null)!).Name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
    }

    [Fact]
    public void Every_type_is_whole()
    {
        Assert.All(EventTypes.All, type =>
        {
            Assert.True(type.IsBuiltIn);
            Assert.True(EventType.IsWellFormed(type.Name));
            Assert.EndsWith(".", type.Description, StringComparison.Ordinal);
            Assert.NotEmpty(type.Actions);
            Assert.Equal(type.Actions.Count, type.Actions.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(type.MetadataKeys.Count, type.MetadataKeys.DistinctBy(key => key.Name, StringComparer.Ordinal).Count());
            Assert.Same(type, EventTypes.Find(type.Name));
        });
    }

    [Fact]
    public void A_metadata_key_means_the_same_wherever_it_stands()
    {
        var keys = EventTypes.All.SelectMany(type => type.MetadataKeys).Distinct().GroupBy(key => key.Name, StringComparer.Ordinal);

        Assert.All(keys, key => Assert.Single(key));
    }

    [Fact]
    public void Errors_and_only_errors_are_in_the_category_error() =>
        Assert.All(EventTypes.All, type =>
        {
            if (type.Name.EndsWith("_error", StringComparison.Ordinal))
                Assert.Equal(EventCategory.Error, type.Category);
            Assert.Equal(type.Category == EventCategory.Error, type.Severity >= Severity.Error);
            Assert.Equal(type.Category == EventCategory.Error, type.Actions.Contains("error"));
        });

    [Fact]
    public void An_error_can_always_be_recorded() =>
        Assert.All(EventTypes.All.Where(type => type.Category == EventCategory.Error), type => Assert.Equal(EventColumns.None, type.Required));

    [Fact]
    public void Whatever_blocks_is_a_warning() =>
        Assert.All(EventTypes.All.Where(type => type.Actions.Contains("block")), type => Assert.Equal(Severity.Warning, type.Severity));

    [Theory]
    [InlineData("portfolio", "position_open position_close position_adjust position_decay portfolio_rebalance_start portfolio_rebalance_complete")]
    [InlineData("regime", "regime_transition regime_detection regime_override_granted regime_confidence_low")]
    [InlineData("protection", "whipsaw_block grace_period_start grace_period_end holding_period_block core_asset_immunity override_applied")]
    [InlineData("scoring", "asset_scored threshold_breach trending_analysis correlation_check")]
    [InlineData("diversification", "bucket_limit_enforced bucket_override_granted correlation_block allocation_limit_hit")]
    [InlineData("system", "session_start session_end trace_start trace_end")]
    public void The_catalogue_of_the_reference_is_in_it(string category, string types) => RequireCategory(category, types);

    [Theory]
    [InlineData("portfolio", "rebalancer_engine_init position_manager_init rebalance_check position_change_start position_change_complete position_hold")]
    [InlineData("portfolio", "position_update portfolio_update portfolio_summary protection_aware_rebalance_start protection_aware_rebalance_complete")]
    [InlineData("portfolio", "holding_snapshot portfolio_snapshot")]
    [InlineData("regime", "regime_context_generated")]
    [InlineData("protection", "whipsaw_protection_init whipsaw_allow whipsaw_position_open whipsaw_position_close whipsaw_cycle_complete")]
    [InlineData("protection", "whipsaw_report_generated whipsaw_cleanup grace_period_manager_init grace_period_check grace_period_apply")]
    [InlineData("protection", "grace_period_already_active grace_period_not_active grace_positions_report grace_period_cleanup")]
    [InlineData("protection", "protection_orchestrator_init protection_decision_start protection_override_applied protection_decision_complete")]
    [InlineData("protection", "protection_validation_skipped protection_validation_complete rebalancing_target_approved rebalancing_target_denied")]
    [InlineData("protection", "lifecycle_config_update_start lifecycle_config_update_complete")]
    [InlineData("scoring", "scoring_config_update universe_built asset_scoring_start asset_analysis_complete asset_scoring_complete")]
    [InlineData("diversification", "bucket_diversification_applied")]
    [InlineData("system", "data_export")]
    [InlineData("error", "universe_building_error asset_scoring_error bucket_diversification_error regime_context_error lifecycle_config_update_error")]
    [InlineData("error", "portfolio_rebalancing_error protection_decision_error whipsaw_protection_check_error position_open_error rebalance_check_error")]
    public void What_the_reference_emits_has_its_category(string category, string types) => RequireCategory(category, types);

    [Theory]
    [InlineData("session_start", "start")]
    [InlineData("session_end", "end")]
    [InlineData("regime_transition", "transition")]
    [InlineData("asset_scored", "score")]
    [InlineData("position_open", "open")]
    [InlineData("position_close", "close")]
    [InlineData("position_adjust", "increase")]
    [InlineData("position_adjust", "decrease")]
    [InlineData("position_hold", "hold")]
    [InlineData("holding_snapshot", "hold")]
    [InlineData("portfolio_snapshot", "hold")]
    [InlineData("protection_decision_complete", "approve")]
    [InlineData("protection_decision_complete", "deny")]
    [InlineData("threshold_breach", "reject")]
    public void A_recorded_action_is_admitted(string type, string action) => Assert.Contains(action, EventTypes.Find(type)!.Actions);

    [Fact]
    public void The_error_of_a_kind_is_the_built_in_one() => Assert.Same(EventTypes.PositionOpenError, EventTypes.Error("position_open"));

    [Fact]
    public void The_error_of_an_unknown_kind_is_an_error()
    {
        var type = EventTypes.Error("price_feed");

        Assert.Equal("price_feed_error", type.Name);
        Assert.Equal(EventCategory.Error, type.Category);
        Assert.Equal(Severity.Error, type.Severity);
        Assert.Equal(["error"], type.Actions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Price feed")]
    public void The_error_of_a_malformed_kind_is_refused(string kind) => Assert.Throws<ArgumentException>(() => EventTypes.Error(kind));

    [Fact]
    public void An_unknown_name_finds_nothing()
    {
        Assert.Null(EventTypes.Find("Position_Open"));
        Assert.False(EventTypes.TryFind("nothing", out _));
    }

    private static void RequireCategory(string category, string types) =>
        Assert.All(types.Split(' '), name => Assert.Equal(category, EventTypes.Find(name)?.Category.Name));
}
