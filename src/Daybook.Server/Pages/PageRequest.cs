using Daybook.Operations;
using Daybook.Operations.Selecting;
using Daybook.Server.Journals;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Pages;

/// <summary>A page that is asked for. Its state is its address alone; parameters that it does not know are passed over, so that an old link still leads somewhere.</summary>
/// <param name="Http">The request.</param>
/// <param name="Journal">The journal that it is about.</param>
/// <param name="Context">What operations work on.</param>
/// <param name="Links">Addresses of other pages.</param>
internal sealed record PageRequest(HttpContext Http, ServedJournal Journal, OperationContext Context, PageLinks Links)
{
    /// <summary>Which events are meant, by the parameters <c>filter</c>, <c>from</c>, <c>to</c>, <c>session</c> and <c>portfolio</c>.</summary>
    public Selection Selection => new() { Filter = Text("filter"), From = Text("from"), To = Text("to"), Session = Text("session"), Portfolio = Http.Request.Query.TryGetValue("portfolio", out var name) ? name.ToString() : null };

    /// <summary>A parameter of the address; null when it is not given or empty.</summary>
    public string? Text(string name) => Http.Request.Query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } text ? text : null;
}
