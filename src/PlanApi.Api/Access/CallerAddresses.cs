using System.Net;
using System.Net.Sockets;

namespace PlanApi.Api.Access;

/// <summary>Addresses as they are counted.</summary>
internal static class CallerAddresses
{
    /// <summary>An IPv6 network counts as one address, since its owner can use all its addresses.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "this machine";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
