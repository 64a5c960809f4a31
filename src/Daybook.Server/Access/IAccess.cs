using Daybook.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Access;

/// <summary>Decides who asks and what they may do: the server by its own keys and login, or the host by its policies. Safe for several threads.</summary>
internal interface IAccess
{
    /// <summary>Whether people sign in and out on pages of this server.</summary>
    bool HasLogin { get; }

    /// <summary>Looks at where the server listens, before it does and when it does.</summary>
    /// <param name="addresses">Its addresses, such as <c>http://127.0.0.1:5080</c>; empty: not known yet.</param>
    /// <exception cref="AccessException">It must not be served like that; the message says what to do.</exception>
    Task CheckAsync(IReadOnlyCollection<string> addresses);

    /// <summary>Why a request is refused, whoever sends it; null: it is not.</summary>
    Problem? Refuse(HttpContext http);

    /// <summary>Who asks.</summary>
    ValueTask<Caller> WhoAsync(HttpContext http);

    /// <summary>What to do for somebody who lacks a role, in a sentence.</summary>
    string HowToGet(Role needed, Caller caller);

    /// <summary>Sends a browser to where people sign in; false: that is here.</summary>
    Task<bool> ChallengeAsync(HttpContext http);

    /// <summary>What forms of a page for this caller carry; null: nothing, since there is nothing to write.</summary>
    FormToken? TokenFor(HttpContext http, Caller caller);

    /// <summary>Whether a request that writes carries the caller's token.</summary>
    Task<bool> HasTokenAsync(HttpContext http, Caller caller);
}
