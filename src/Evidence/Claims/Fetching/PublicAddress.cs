using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Equipoise.Evidence.Claims.Fetching;

/// <summary>
/// Which addresses lie in the public internet: all that IANA's registries of special-purpose addresses (RFC 6890, RFC 8190) do not set aside.
/// Forms of IPv6 that carry an address of IPv4 within (mapped, 6to4, Teredo, NAT64) are refused or judged by what they carry, so that no form slips through.
/// </summary>
internal static class PublicAddress
{
    private static readonly ImmutableArray<IPNetwork> Reserved =
    [
        .. ((string[])["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"]).Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>The only part of IPv6 that is given out to the public.</summary>
    private static readonly IPNetwork Given = IPNetwork.Parse("2000::/3");

    /// <summary>Whether a page may be fetched from there.</summary>
    public static bool Allows(IPEndPoint place) => place.Port is 80 or 443 && Is(place.Address);

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return (address.AddressFamily == AddressFamily.InterNetwork || Given.Contains(address)) && !Reserved.Any(r => r.Contains(address));
    }
}
