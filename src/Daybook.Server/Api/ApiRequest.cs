using System.Globalization;
using Daybook.Operations;
using Daybook.Operations.Selecting;
using Daybook.Server.Journals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Daybook.Server.Api;

/// <summary>One question about a journal as it came in. Parameters that the question does not have are refused, so that a misspelt one is not passed over.</summary>
internal sealed class ApiRequest
{
    private readonly IReadOnlyList<ApiParameter> _parameters;

    /// <summary>Reads a request.</summary>
    /// <exception cref="RefusedException">A parameter is not the question's, or given twice.</exception>
    public ApiRequest(HttpContext http, ServedJournal journal, OperationContext context, IReadOnlyList<ApiParameter> parameters)
    {
        (Http, Journal, Context, _parameters) = (http, journal, context, parameters);
        foreach (var (name, values) in http.Request.Query)
        {
            if (parameters.FirstOrDefault(parameter => parameter.Name == name && !parameter.IsInPath) is not { } known)
                throw new RefusedException(RefusalCode.InvalidValue, name, $"there is no parameter of that name here; there are {string.Join(", ", parameters.Where(one => !one.IsInPath).Select(one => one.Name))}");
            if (values.Count > 1 && !known.IsList)
                throw new RefusedException(RefusalCode.Contradiction, name, "it is given more than once");
        }
    }

    /// <summary>The request.</summary>
    public HttpContext Http { get; }

    /// <summary>The journal that is asked.</summary>
    public ServedJournal Journal { get; }

    /// <summary>What operations work on.</summary>
    public OperationContext Context { get; }

    /// <summary>Which events are meant.</summary>
    public Selection Selection => new()
    {
        Filter = Text(ApiParameter.Filter.Name),
        From = Text(ApiParameter.From.Name),
        To = Text(ApiParameter.To.Name),
        Session = Text(ApiParameter.Session.Name),
        Portfolio = Text(ApiParameter.Portfolio.Name),
    };

    /// <summary>A parameter's text; null: it is not given.</summary>
    public string? Text(string name) => Known(name).IsInPath
        ? Http.GetRouteValue(name)?.ToString()
        : Http.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>All values of a parameter that may be given more than once.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Http.Request.Query[Known(name).Name].OfType<string>()];

    /// <summary>A whole number; null: it is not given.</summary>
    /// <exception cref="RefusedException">It is none, or outside its range.</exception>
    public long? Whole(string name)
    {
        if (Text(name) is not { } text)
            return null;
        var known = Known(name);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            throw new RefusedException(RefusalCode.InvalidValue, name, $"'{text}' is not a whole number");
        return value >= known.Least && value <= known.Most
            ? value
            : throw new RefusedException(RefusalCode.InvalidValue, name, string.Create(CultureInfo.InvariantCulture, $"{value:N0} is outside {known.Least:N0} to {known.Most:N0}"));
    }

    /// <summary>Whether a flag is set; false when it is not given.</summary>
    /// <exception cref="RefusedException">It is neither <c>true</c> nor <c>false</c>.</exception>
    public bool Flag(string name) => Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw new RefusedException(RefusalCode.InvalidValue, name, $"'{other}' is neither true nor false"),
    };

    /// <summary>One of the parameter's words; null: it is not given.</summary>
    /// <exception cref="RefusedException">It is another.</exception>
    public string? Word(string name) => Text(name) is not { } text ? null
        : Known(name).Words.Contains(text, StringComparer.Ordinal) ? text
        : throw new RefusedException(RefusalCode.InvalidValue, name, $"'{text}' is none of {string.Join(", ", Known(name).Words)}");

    /// <summary>One of an enumeration's values by its word; null: it is not given.</summary>
    /// <exception cref="RefusedException">It is another.</exception>
    public T? Word<T>(string name)
        where T : struct, Enum => Word(name) is { } word ? Enum.GetValues<T>()[Known(name).Words.ToList().IndexOf(word)] : null;

    private ApiParameter Known(string name) => _parameters.First(parameter => parameter.Name == name);
}
