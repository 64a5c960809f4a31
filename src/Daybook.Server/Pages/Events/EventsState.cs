using System.Globalization;
using Daybook.Operations.Selecting;
using Daybook.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace Daybook.Server.Pages.Events;

/// <summary>What the address of the page of events says, and the addresses that differ from it in one thing.</summary>
/// <param name="Links">Addresses of pages.</param>
/// <param name="Selection">Which events.</param>
/// <param name="Order">Which come first.</param>
/// <param name="Limit">The size of a page; null: the usual one.</param>
/// <param name="Cursor">Where the page begins; null: it is the first.</param>
/// <param name="Event">The event that is shown in full; null: none.</param>
/// <param name="IsFollowing">Whether new events come in by themselves.</param>
/// <param name="Now">What relative times count from, as it was given; null: the newest event.</param>
internal sealed record EventsState(PageLinks Links, Selection Selection, QueryOrder Order, int? Limit, string? Cursor, long? Event, bool IsFollowing, string? Now)
{
    /// <summary>The usual size of a page.</summary>
    public const int PageSize = 100;

    private const int MostOnPage = 1_000;

    /// <summary>Reads an address. What is no number is passed over.</summary>
    public static EventsState Of(PageRequest request) => new(
        request.Links,
        request.Selection,
        request.Text("order") == "oldest" ? QueryOrder.OldestFirst : QueryOrder.NewestFirst,
        int.TryParse(request.Text("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, MostOnPage) : null,
        request.Text("cursor"),
        long.TryParse(request.Text("event"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
        request.Text("follow") == "1",
        request.Text("now"));

    /// <summary>Its own address.</summary>
    public string Address => Exactly(Links.Page(
        "events",
        ("filter", Selection.Filter),
        ("from", Selection.From),
        ("to", Selection.To),
        ("session", Selection.Session),
        ("order", OrderWord),
        ("limit", Limit?.ToString(CultureInfo.InvariantCulture)),
        ("now", Now),
        ("follow", IsFollowing ? "1" : null),
        ("cursor", Cursor),
        ("event", Event?.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The order's word in addresses; null: the usual one.</summary>
    public string? OrderWord => Order == QueryOrder.OldestFirst ? "oldest" : null;

    /// <summary>The first page.</summary>
    public string First => (this with { Cursor = null }).Address;

    /// <summary>Another page, which keeps what is selected.</summary>
    public string At(string cursor) => (this with { Cursor = cursor }).Address;

    /// <summary>The same with an event shown in full, or none.</summary>
    public string Showing(long? id) => (this with { Event = id }).Address;

    /// <summary>The same with new events that come in by themselves, or without.</summary>
    public string Following(bool isFollowing) => (this with { IsFollowing = isFollowing, Cursor = null }).Address;

    /// <summary>The events that another filter selects.</summary>
    public string Filtered(string? filter) => (this with { Selection = Selection with { Filter = filter }, Cursor = null }).Address;

    /// <summary>The events of another time.</summary>
    public string Between(string? from, string? to) => (this with { Selection = Selection with { From = from, To = to }, Cursor = null }).Address;

    /// <summary>The same without the session or the portfolio that it was narrowed to.</summary>
    public string Everywhere => (this with { Selection = Selection with { Session = null, Portfolio = null }, Cursor = null }).Address;

    /// <summary>The file of exactly what is selected, on all pages.</summary>
    /// <param name="format"><c>jsonl</c>, <c>csv</c> or <c>parquet</c>.</param>
    public string Export(string format) => Exactly(Links.Api(
        "export", ("format", format), ("filter", Selection.Filter), ("from", Selection.From), ("to", Selection.To), ("session", Selection.Session), ("now", Now)));

    /// <summary>The live stream of what is selected.</summary>
    /// <param name="after">The event behind which it begins, as the stream writes ids.</param>
    public string Stream(string after)
    {
        // Streams have no bounds of their own.
        var filter = Selection.From is { } from ? FilterText.And(Selection.Filter, $"occurred >= {from}") ?? Selection.Filter : Selection.Filter;
        return Exactly(Links.Api("stream", ("filter", filter), ("session", Selection.Session), ("after", after)));
    }

    // A portfolio of an empty name is the one without a name, and something else than no portfolio.
    private string Exactly(string address) => Selection.Portfolio is { } portfolio ? QueryHelpers.AddQueryString(address, "portfolio", portfolio) : address;
}
