using System.Reflection;
using System.Xml.Linq;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Configuration.Rules;
using Daybook.Engine.Settings;
using Daybook.Engine.Tests.Configuration.Support;

namespace Daybook.Engine.Tests.Configuration;

public sealed class ParameterRegistryTests
{
    [Fact]
    public void Each_property_of_each_section_is_a_parameter_under_its_own_name() => Assert.Equal(
        ParameterAccess.Properties().Select(property => property.Key).Order(StringComparer.Ordinal),
        ParameterRegistry.All.Select(parameter => parameter.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void A_parameter_reads_and_sets_the_property_of_its_name_and_no_other()
    {
        foreach (var (key, read) in ParameterAccess.Properties())
        {
            var parameter = ParameterRegistry.Find(key)!;
            var changed = ParameterAccess.Changed(parameter);
            Assert.NotEqual(parameter.Default, parameter.TextOf(changed));
            Assert.NotEqual(read(EngineConfiguration.Default), read(changed));
            Assert.All(ParameterRegistry.All.Where(other => other != parameter), other => Assert.Equal(other.Default, other.TextOf(changed)));
        }
    }

    [Fact]
    public void Each_parameter_is_described()
    {
        Assert.All(ParameterRegistry.All, parameter =>
        {
            Assert.Matches("^[A-Z][^|`]*[^.]\\.$", parameter.Description);
            Assert.NotEmpty(parameter.Accepts);
            Assert.Equal(parameter.Type is "number" or "whole number", parameter.Unit.Length > 0);
            Assert.Equal(parameter.Type is "number" or "whole number", parameter.Minimum < parameter.Maximum);
            Assert.Equal(parameter.Type is "word" or "list of words", parameter.Words.Count > 1);
        });
        Assert.All(ParameterRegistry.Sections, section => Assert.EndsWith(".", section.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_the_reference_are_told_apart()
    {
        var names = ParameterRegistry.All.Select(parameter => parameter.ReferenceName).OfType<string>().ToList();

        Assert.Equal(52, names.Count);
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ParameterRegistry.All.Where(parameter => parameter.ReferenceName is not null), parameter => Assert.Equal([parameter.Key], ParameterRegistry.Suggest(parameter.ReferenceName!)));
    }

    [Fact]
    public void A_tier_has_no_more_parameters_than_it_may_have()
    {
        Assert.InRange(UpTo(SettingTier.Basic), 1, 10);
        Assert.InRange(UpTo(SettingTier.Intermediate), 11, 25);
        Assert.InRange(UpTo(SettingTier.Advanced), 26, 45);
        Assert.InRange(UpTo(SettingTier.Expert), 46, 100);
    }

    [Fact]
    public void What_a_parameter_needs_is_a_flag() => Assert.All(
        ParameterRegistry.All.Where(parameter => parameter.Switch is not null),
        parameter => Assert.Equal("flag", ParameterRegistry.Find(parameter.Switch!)?.Type));

    [Fact]
    public void A_cross_check_looks_at_parameters_that_there_are()
    {
        Assert.Equal(ConfigurationRules.All.Count, ConfigurationRules.All.DistinctBy(rule => rule.Name, StringComparer.Ordinal).Count());
        Assert.All(ConfigurationRules.All, rule =>
        {
            Assert.Matches("^[a-z_]+$", rule.Name);
            Assert.Matches("^[A-Z].*\\.$", rule.Description);
            Assert.All(rule.Keys, key => Assert.Contains(rule, ConfigurationRules.Of(ParameterRegistry.Find(key)!)));
        });
    }

    [Fact]
    public void What_the_properties_documentation_says_is_what_the_registry_says()
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Daybook.Engine.xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim(), StringComparer.Ordinal);
        foreach (var section in typeof(EngineConfiguration).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            foreach (var property in section.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var parameter = ParameterRegistry.Find($"{ParameterAccess.Snake(section.Name)}.{ParameterAccess.Snake(property.Name)}")!;
                var range = parameter.Unit.Length > 0 ? $"; {parameter.Accepts} ({parameter.Unit})" : string.Empty;
                Assert.Equal($"{parameter.Description} Default: {parameter.Default}{range}.", documented[$"P:{property.DeclaringType!.FullName}.{property.Name}"]);
            }
        }
    }

    [Theory]
    [InlineData("whipsaw.perod_days", "whipsaw.period_days")]
    [InlineData("period_days", "whipsaw.period_days")]
    [InlineData("whipsaw_period_days", "whipsaw.period_days")]
    [InlineData("Grace.Days", "grace.days")]
    [InlineData("grace_period_day", "grace.days")]
    [InlineData("sizing.max_inital_size", "sizing.max_initial_size")]
    public void The_likeliest_key_is_suggested_first(string text, string key) => Assert.Equal(key, ParameterRegistry.Suggest(text)[0]);

    [Theory]
    [InlineData("")]
    [InlineData("weather")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Nothing_is_suggested_for_what_is_like_nothing(string text) => Assert.Empty(ParameterRegistry.Suggest(text));

    private static int UpTo(SettingTier tier) => ParameterRegistry.All.Count(parameter => parameter.Tier <= tier);
}
