using System.Net;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Access.Own;

/// <summary>Where a server listens: whether only this machine reaches it, and by which names.</summary>
internal sealed class BoundAddresses
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private bool _isAnyAddress;

    /// <summary>Reads addresses.</summary>
    /// <param name="addresses">Such as <c>http://127.0.0.1:5080</c>, <c>http://[::1]:5080</c>, <c>http://*:80</c>, <c>http://unix:/run/daybook.sock</c>.</param>
    /// <exception cref="AccessException">One of them is no address.</exception>
    public BoundAddresses(IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
            Add(address);
    }

    /// <summary>The first address that others than this machine's users may reach; null: none. A socket counts as one: whoever passes on to it speaks for everybody.</summary>
    public string? Elsewhere { get; private set; }

    /// <summary>Whether a name means this machine's loopback.</summary>
    public static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IsLoopback(address));

    /// <summary>Whether an address is this machine's loopback.</summary>
    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>Whether a request for that host is meant for this server. A name that was made to point here (DNS rebinding) is not among them; an address cannot be made to.</summary>
    public bool IsNamed(string host) => IsLoopback(host) || _names.Contains(host) || (_isAnyAddress && (IPAddress.TryParse(host, out _) || host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase)));

    private void Add(string text)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(text);
        }
        catch (FormatException error)
        {
            throw new AccessException($"'{text}' is no address to listen on; one is http://127.0.0.1:5080. {error.Message}");
        }

        var isSocket = address.IsUnixPipe || address.IsNamedPipe;
        if (!isSocket && IsLoopback(address.Host))
            return;
        Elsewhere ??= text;
        if (isSocket)
            return;

        // A name that is no address, '+' and '*' mean all addresses.
        _names.Add(address.Host);
        _isAnyAddress |= !IPAddress.TryParse(address.Host, out var ip) || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any);
    }
}
