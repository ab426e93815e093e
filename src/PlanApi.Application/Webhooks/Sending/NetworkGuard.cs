using System.Net;
using System.Net.Sockets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>
/// Decides to which addresses of the network the service connects for a caller. Private networks, the machine itself and all other
/// addresses that are not public are out of reach, unless the operator allows them. The address is checked when connecting, so neither a
/// name that points inside nor one that changes gets past.
/// </summary>
/// <param name="allowed">Networks that are not public but allowed.</param>
public sealed class NetworkGuard(IReadOnlyList<IPNetwork> allowed)
{
    private const int MostDrained = 16 * 1024;

    /// <summary>Addresses that the IANA registries call not globally reachable, or that are no single machine.</summary>
    private static readonly IPNetwork[] _special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    /// <summary>Whether the service may connect to an address.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IsAllowedPrivate(plain) || !_special.Any(network => network.Contains(plain));
    }

    /// <summary>Whether the operator has named the address's network.</summary>
    public bool IsAllowedPrivate(IPAddress address) =>
        allowed.Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    /// <summary>Connects to a host by the first of its addresses that may be reached and answers.</summary>
    /// <exception cref="AddressRefusedException">None of the host's addresses may be reached.</exception>
    public async Task<Stream> Connect(DnsEndPoint host, bool isEncrypted, CancellationToken cancellation)
    {
        // What is not encrypted stays within the networks that the operator has named.
        var open = (await Dns.GetHostAddressesAsync(host.Host, cancellation))
            .Where(address => isEncrypted ? Allows(address) : IsAllowedPrivate(address))
            .ToArray();
        if (open.Length == 0)
            throw new AddressRefusedException(host.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Speaks HTTP within what may be reached: directly, and without following redirects.</summary>
    public SocketsHttpHandler Handler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // A name may point elsewhere later.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = MostDrained,
            ConnectCallback = async (context, cancellation) =>
                await Connect(context.DnsEndPoint, context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps, cancellation),
        };

    /// <summary>Why a connection failed, as a sentence that says nothing of the network behind it.</summary>
    public static string Reason(Exception failure)
    {
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is AddressRefusedException refused)
                return refused.Message;
        }
        return failure is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } known
            ? $"The connection failed ({CamelCase.Of(known.HttpRequestError)})."
            : "The connection failed.";
    }
}

/// <summary>A host has no address that may be reached.</summary>
public sealed class AddressRefusedException(string host)
    : IOException($"{host} is at no address that the service may reach; see the setting Webhooks:Networks.");
