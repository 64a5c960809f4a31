using Daybook.Engine.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Configuration;

public sealed class ConfiguredOptionsTests
{
    [Fact]
    public void The_defaults_of_the_configuration_are_those_of_the_options_but_for_core_assets_which_start_off()
    {
        var expected = new ProtectionOptions();
        Assert.Equal(expected with { CoreAssets = expected.CoreAssets with { IsEnabled = false } }, EngineConfiguration.Default.ToProtections());
        Assert.Equal(new PortfolioLimits(), EngineConfiguration.Default.ToLimits());
    }

    [Fact]
    public void Every_value_of_a_file_arrives()
    {
        var protections = EngineConfiguration.Parse(
            """
            buckets: { enabled: true }
            whipsaw: { period_days: 21, max_cycles: 2, min_duration_hours: 6 }
            grace: { days: 7, decay_rate: 0.85, min_factor: 0.2 }
            holding: { min_days: 4, max_days: 80, override_cooldown_days: 20 }
            """).ToProtections();
        Assert.Equal((21, 2, 6), (protections.Whipsaw.PeriodDays, protections.Whipsaw.MaxCycles, protections.Whipsaw.MinDurationHours));
        Assert.Equal((7, 0.85, 0.2), (protections.Grace.Days, protections.Grace.DecayRate, protections.Grace.MinFactor));
        Assert.Equal((4, 80, 20), (protections.Holding.MinDays, protections.Holding.MaxDays, protections.Holding.OverrideCooldownDays));
    }

    [Fact]
    public async Task What_is_switched_off_is_not_asked_and_not_audited()
    {
        var configuration = EngineConfiguration.Parse("whipsaw: { enabled: false }");
        Assert.DoesNotContain(ProtectionChain.Of(ProtectionState.Empty, configuration.ToProtections()), check => check.Protection == ProtectionNames.Whipsaw);

        var journal = new AuditedJournal { Configuration = configuration };
        var at = new DateTimeOffset(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);
        journal.Add(Happened.Opened("KO", at));
        journal.Add(Happened.Closed("KO", at.AddDays(10)));
        journal.Add(Happened.Opened("KO", at.AddDays(11)));
        await journal.FindsNothingAsync();
    }
}
