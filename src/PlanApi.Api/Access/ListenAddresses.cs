namespace PlanApi.Api.Access;

/// <summary>Where the service is told to listen, by whichever of ASP.NET's settings says so.</summary>
internal static class ListenAddresses
{
    /// <summary>Listens only on this machine, unless the settings say otherwise.</summary>
    public const string Default = "http://localhost:5080";

    /// <summary>Kestrel's own endpoints win over <c>urls</c>, and these over ports alone, as in Kestrel; empty where none are.</summary>
    public static IReadOnlyList<string> Configured(IConfiguration configuration)
    {
        var endpoints = configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint["Url"])
            .OfType<string>()
            .ToList();
        if (endpoints.Count > 0)
            return endpoints;
        var urls = Split(configuration["urls"]);
        return urls.Length > 0
            ? urls
            :
            [
                .. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"),
                .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}"),
            ];
    }

    public static IReadOnlyList<string> Of(IConfiguration configuration) =>
        Configured(configuration) is { Count: > 0 } configured ? configured : [Default];

    /// <summary>
    /// The address under which a program on this machine finds the service. If the service listens on every address, this is a loopback
    /// address.
    /// </summary>
    public static string Reachable(string listens)
    {
        var address = BindingAddress.Parse(listens);
        return $"{address.Scheme}://{(address.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : address.Host)}:{address.Port}";
    }

    private static string[] Split(string? value) =>
        (value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
