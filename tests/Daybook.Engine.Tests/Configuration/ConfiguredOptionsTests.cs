using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Tests.Configuration.Support;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Configuration;

public sealed class ConfiguredOptionsTests
{
    [Fact]
    public void Each_part_of_a_rebalance_goes_by_its_section_of_the_configuration()
    {
        foreach (var parameter in ParameterRegistry.All)
        {
            var configuration = ParameterAccess.Changed(parameter);
            var protections = configuration.ToProtections();
            Assert.Equal((configuration.Core, configuration.Grace, configuration.Holding, configuration.Whipsaw), (protections.CoreAssets, protections.Grace, protections.Holding, protections.Whipsaw));
            if (configuration.Check().Any(finding => finding.IsError))
                continue;
            var options = RebalanceOptions.Of(configuration);
            Assert.Equal(protections, options.Protections);
            Assert.Equal((configuration.Selection, configuration.Scoring, configuration.Sizing, configuration.Buckets), (options.Selection, options.Scoring, options.Sizing, options.BucketLimits));
            Assert.Equal((configuration.Regimes, configuration.Holding.OverrideCooldownDays), (options.Regimes.Overrides.Settings, options.Regimes.Overrides.CooldownDays));
        }
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
