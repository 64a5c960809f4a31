using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Tests.Configuration.Support;

namespace Daybook.Engine.Tests.Configuration;

/// <summary>Options that are made in code check themselves, by the same declarations as a configuration's text.</summary>
public sealed class OptionsRangeTests
{
    public static TheoryData<string> Numbers => [.. ParameterRegistry.All.Where(parameter => parameter.Minimum is not null).Select(parameter => parameter.Key)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_lies_beyond_a_range_is_refused_in_the_words_of_a_text(string key)
    {
        var parameter = ParameterRegistry.Find(key)!;
        var (section, property) = ParameterAccess.Find(key);
        foreach (var beyond in (double[])[Below(parameter), Above(parameter)])
        {
            var options = Activator.CreateInstance(section.PropertyType)!;
            property.SetValue(options, Convert.ChangeType(beyond, property.PropertyType, CultureInfo.InvariantCulture));
            var text = $"{parameter.Section}: {{ {parameter.Name}: {beyond.ToString("R", CultureInfo.InvariantCulture)} }}";

            var ofText = Assert.Single(ConfigurationReader.Read(text).Errors);
            Assert.Equal((ofText with { Line = null, Column = null }).ToString(), Assert.Throws<ArgumentException>(() => Validate(options)).Message);
            Assert.Contains(parameter.Accepts, ofText.Message, StringComparison.Ordinal);
            Assert.Contains(parameter.Unit, ofText.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_section_is_valid_as_it_begins()
    {
        foreach (var section in typeof(EngineConfiguration).GetProperties(BindingFlags.Public | BindingFlags.Instance))
            Validate(section.GetValue(EngineConfiguration.Default)!);
    }

    private static double Below(Parameter parameter) => parameter.Type == "whole number" ? parameter.Minimum!.Value - 1 : double.BitDecrement(parameter.Minimum!.Value);

    private static double Above(Parameter parameter) => parameter.Type == "whole number" ? parameter.Maximum!.Value + 1 : double.BitIncrement(parameter.Maximum!.Value);

    private static void Validate(object options)
    {
        try
        {
            options.GetType().GetMethod("Validate", [])!.Invoke(options, []);
        }
        catch (TargetInvocationException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerException!);
        }
    }
}
