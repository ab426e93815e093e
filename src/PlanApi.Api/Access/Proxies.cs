using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace PlanApi.Api.Access;

/// <summary>
/// The proxies that <c>Access:Proxies</c> names, by address or network. The service trusts their headers about the client
/// (X-Forwarded-For, -Proto, -Host, -Prefix). It ignores the same headers from anybody else.
/// </summary>
internal static class Proxies
{
    public const string Setting = "Access:Proxies";

    /// <summary>ASP.NET's own setting, which would trust everybody.</summary>
    public const string Everybody = "FORWARDEDHEADERS_ENABLED";

    public static IReadOnlyList<string> Of(IConfiguration configuration) => configuration.GetSection(Setting).Get<string[]>() ?? [];

    /// <summary>Whether a text is an address, or a network such as 10.0.0.0/8 that is not everything.</summary>
    public static bool IsProxy(string text) =>
        IPAddress.TryParse(text, out _) || (System.Net.IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0);

    public static void UseProxies(this WebApplication app)
    {
        if (Of(app.Configuration) is not { Count: > 0 } named)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var name in named)
        {
            if (IPAddress.TryParse(name, out var address))
                options.KnownProxies.Add(address);
            else
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(name));
        }
        // Who comes without an address, over a Unix socket, has no name either; ASP.NET would believe them.
        app.UseWhen(context => context.Connection.RemoteIpAddress is not null, branch => branch.UseForwardedHeaders(options));
    }
}
