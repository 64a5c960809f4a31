using System.Globalization;
using System.Text.Json.Nodes;

namespace Daybook.Engine.Tests.Support;

/// <summary>Reads the fields of steps and inputs.</summary>
internal static class VectorFields
{
    public static string Text(this JsonObject json, string field) => json[field]!.GetValue<string>();

    public static double Number(this JsonObject json, string field) => json[field]!.GetValue<double>();

    public static int Whole(this JsonObject json, string field) => (int)json[field]!.GetValue<double>();

    public static bool Flag(this JsonObject json, string field) => json[field]!.GetValue<bool>();

    /// <summary>A time, which the vectors write without a zone.</summary>
    public static DateTimeOffset Time(this JsonObject json, string field = "at") =>
        DateTimeOffset.Parse(json.Text(field), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A time as the vectors write it, or null.</summary>
    public static JsonNode? ToVectorTime(this DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
}
