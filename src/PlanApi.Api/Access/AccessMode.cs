using System.Net;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Access;

/// <summary>
/// Whether callers need a key. Open mode is for work on one's own machine. It is the default while the service listens only on loopback
/// addresses. <c>Access:Mode</c> overrides it (<c>open</c> or <c>keys</c>).
/// </summary>
public sealed class AccessMode(IConfiguration configuration)
{
    public bool IsOpen { get; } =
        configuration["Access:Mode"]?.ToLowerInvariant() switch
        {
            "open" => true,
            "keys" => false,
            null or "" => ListenAddresses.Of(configuration).All(IsLoopback),
            var other => throw new CannotStart($"Access:Mode is '{other}'; it takes 'open' or 'keys'."),
        };

    /// <summary>In open mode, the host names under which clients may call the service.</summary>
    public IReadOnlyCollection<string> Hosts { get; } =
    ["localhost", "127.0.0.1", "[::1]", .. configuration.GetSection("Access:Hosts").Get<string[]>() ?? []];

    public string Describe() =>
        IsOpen
            ? "open: no key is asked for, and every caller on this machine is an administrator; set Access:Mode=keys to change that"
            : "by API key (X-Api-Key, Bearer, or the password of Basic); make the first with the command 'keys create'";

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
