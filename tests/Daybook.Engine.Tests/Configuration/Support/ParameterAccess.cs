using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Files;

namespace Daybook.Engine.Tests.Configuration.Support;

/// <summary>Reads and changes the configuration by its properties, whatever the registry says of them.</summary>
internal static class ParameterAccess
{
    /// <summary>Every property of every section, by the key that its name makes.</summary>
    public static IEnumerable<(string Key, Func<EngineConfiguration, object?> Read)> Properties() =>
        from section in typeof(EngineConfiguration).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        from property in section.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        select ($"{Snake(section.Name)}.{Snake(property.Name)}", (Func<EngineConfiguration, object?>)(configuration => property.GetValue(section.GetValue(configuration))));

    /// <summary>The section of a key in a configuration, and the property in it.</summary>
    public static (PropertyInfo Section, PropertyInfo Property) Find(string key) => (
        from section in typeof(EngineConfiguration).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        from property in section.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where $"{Snake(section.Name)}.{Snake(property.Name)}" == key
        select (section, property)).Single();

    /// <summary>A configuration that differs from the default in one parameter; whether it makes sense does not matter here.</summary>
    public static EngineConfiguration Changed(Parameter parameter)
    {
        string[] candidates = parameter.Type switch
        {
            "flag" => ["true", "false"],
            "number" or "whole number" => [string.Create(CultureInfo.InvariantCulture, $"{parameter.Minimum}"), string.Create(CultureInfo.InvariantCulture, $"{parameter.Maximum}")],
            _ => [.. parameter.Words],
        };
        var scalar = new ScalarNode(candidates.First(candidate => candidate != parameter.Default), IsQuoted: false, 1, 1);
        SourceNode node = parameter.Type == "list of words" ? new ListNode(1, 1) { Items = { scalar } } : scalar;
        var configuration = EngineConfiguration.Default;
        Assert.Null(parameter.Apply(node, ref configuration));
        return configuration;
    }

    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
