using CsCheck;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Tests.Configuration.Support;

namespace Daybook.Engine.Tests.Configuration;

public sealed class RoundTripTests
{
    [Fact]
    public void Any_legal_configuration_is_read_back_from_its_text() => GenerateConfigurations.Legal.Sample(
        configuration =>
        {
            var read = ConfigurationTexts.Accepted(YamlText.Of(configuration));
            Assert.Equal(configuration, read);
            Assert.Equal(configuration.ComputeDigest(), read.ComputeDigest());
        },
        iter: 500);

    [Fact]
    public void A_text_that_sets_one_value_over_a_preset_sets_that_alone() => Gen.Select(GenerateConfigurations.Legal, Gen.OneOf(ConfigurationPresets.All.ToArray()), Gen.OneOf(ParameterRegistry.All.ToArray())).Sample(
        (source, preset, parameter) =>
        {
            var reading = ConfigurationReader.Read($"preset: {preset.Name}\n{parameter.Section}: {{ {parameter.Name}: {parameter.TextOf(source)} }}\n");
            if (reading.Configuration is not { } read)
                return;
            Assert.Equal(parameter.TextOf(source), parameter.TextOf(read));
            Assert.All(ParameterRegistry.All.Where(other => other != parameter), other => Assert.Equal(other.TextOf(preset.Configuration), other.TextOf(read)));
        },
        iter: 500);

    [Fact]
    public void Configurations_have_the_same_digest_exactly_when_they_are_equal() => Gen.Select(GenerateConfigurations.Legal, GenerateConfigurations.Legal).Sample(
        (one, other) => Assert.Equal(one == other, one.ComputeDigest() == other.ComputeDigest()),
        iter: 200);
}
