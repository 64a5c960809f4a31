using Daybook.Engine.Configuration;

namespace Daybook.Engine.Tests.Configuration.Support;

/// <summary>Reads texts and says what was found, a line each.</summary>
internal static class ConfigurationTexts
{
    /// <summary>A configuration that must be accepted.</summary>
    public static EngineConfiguration Accepted(string yaml)
    {
        var reading = ConfigurationReader.Read(yaml);
        Assert.True(reading.Configuration is not null, string.Join('\n', reading.Errors));
        return reading.Configuration;
    }

    /// <summary>The errors of a text that must be refused, as <c>line:column code key</c>.</summary>
    public static string[] Refused(string yaml)
    {
        var reading = ConfigurationReader.Read(yaml);
        Assert.Null(reading.Configuration);
        return [.. reading.Errors.Select(error => $"{error.Line}:{error.Column} {error.Code} {error.Key}".TrimEnd())];
    }

    /// <summary>The only error of a text, in words.</summary>
    public static string Complaint(string yaml) => Assert.Single(ConfigurationReader.Read(yaml).Errors).Message;
}
