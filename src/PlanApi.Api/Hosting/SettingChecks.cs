using System.Globalization;
using PlanApi.Api.Access;
using PlanApi.Api.Access.SignIn;
using PlanApi.Api.GraphQL.Documents;
using PlanApi.Api.Telemetry;
using PlanApi.Api.Workers;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Hosting;

/// <summary>
/// Checks the value of every setting of the service, wherever it was set. A wrong value must be found at the start, not at its first use.
/// </summary>
internal static class SettingChecks
{
    private const string LogLevels = "Logging:LogLevel";

    private static readonly string _level = $"one of {string.Join(", ", Enum.GetNames<LogLevel>())}";

    private static readonly Rule[] _rules =
    [
        new("Access:Mode", "'open' or 'keys'", value => value.ToLowerInvariant() is "open" or "keys" or ""),
        new("Access:FailedKeysPerMinute", "a whole number", value => IsNumber(value, int.MaxValue)),
        new(RateLimits.PerMinuteName, "a whole number up to 1000000, 0 for no limit", value => IsNumber(value, RateLimits.Most)),
        new(RateLimits.BurstName, "a whole number from 1 to 1000000", value => value != "0" && IsNumber(value, RateLimits.Most)),
        new("ReferencePlan:Load", "'true' or 'false'", IsSwitch),
        new("ReferencePlan:Actuals", "'true' or 'false'", IsSwitch),
        new(OpenStreams.AtOnceName, "a whole number", value => IsNumber(value, int.MaxValue)),
        new(OpenStreams.PerKeyName, "a whole number", value => IsNumber(value, int.MaxValue)),
        new(PastStateWorker.Bytes, "a whole number of bytes up to 1000000, 0 for none", value => IsNumber(value, 1_000_000)),
        new(PlanWorker.Every, "a whole number of seconds up to 86400, 0 for never", value => IsNumber(value, 86_400)),
        new(OperationWorker.AtOnce, "a whole number up to 64, 0 for none", value => IsNumber(value, 64)),
        new(WebhookWorker.AtOnce, "a whole number up to 64, 0 for none", value => IsNumber(value, 64)),
        new(MailSetup.Host, "the name of a server", value => value.Length > 0),
        new(MailSetup.Port, "a port", value => IsNumber(value, ushort.MaxValue)),
        new(MailSetup.Security, "'startTls', 'tls' or 'none'", MailSetup.IsSecurity),
        new(MailSetup.From, "an address, such as Plan <plan@example.com>", MailSetup.IsSender),
        new(MailSetup.User, "a user", value => value.Length > 0),
        new(MailSetup.Password, "a password", _ => true),
        new(MailSetup.Link, "an address such as https://plan.example.com", MailSetup.IsLink),
        new("Work:Rehearse", "'true' or 'false'", IsSwitch),
        new("Evidence:MaxFileBytes", "a number of bytes, 0 for none", value => IsNumber(value, long.MaxValue)),
        new("Evidence:MaxPlanBytes", "a number of bytes, 0 for none", value => IsNumber(value, long.MaxValue)),
        new(MetricsEndpoint.Setting, "'keys', 'open' or 'off'", MetricsEndpoint.IsAccess),
        new(TelemetryServices.Otlp, "an address such as http://localhost:4317", TelemetryServices.IsCollector),
        new(PersistedDocuments.Only, "'true' or 'false'", IsSwitch),
        new("http_ports", "ports with semicolons between, such as 8080", ArePorts),
        new("https_ports", "ports with semicolons between, such as 8443", ArePorts),
        new("shutdownTimeoutSeconds", "a whole number of seconds up to 3600", value => IsNumber(value, 3_600)),
    ];

    private static readonly Rule[] _lists =
    [
        new("Access:Hosts", "a host name", value => value.Length > 0),
        new(AllowedOrigins.Setting, "an origin as browsers write it, such as https://plan.example.com", AllowedOrigins.IsOrigin),
        new(PersistedDocuments.Files, "the name of a file", value => value.Length > 0),
        new(ImportFolderSettings.Name, "the path of a folder, from the root on", Path.IsPathRooted),
        new(WebhookWorker.NetworksName, "a network, such as 10.0.0.0/8", WebhookWorker.IsNetwork),
        new(Proxies.Setting, "an address or a network, such as 10.0.0.7 or 10.0.0.0/8", Proxies.IsProxy),
    ];

    /// <summary>Throws for the first one that is wrong.</summary>
    public static void Check(IConfiguration configuration)
    {
        foreach (var rule in _rules)
        {
            if (configuration[rule.Name] is { } value && !rule.Fits(value))
                throw new CannotStart($"{rule.Name} is '{value}'; it takes {rule.Takes}.");
        }
        foreach (
            var section in _rules.Select(rule => rule.Name.Split(':')).Where(name => name.Length > 1).Select(name => name[0]).Distinct()
        )
            Check(configuration.GetSection(section));
        foreach (var list in _lists)
            Check(configuration, list);
        _ = IssuerSettings.Of(configuration);
        if (bool.TryParse(configuration[Proxies.Everybody], out var believesAll) && believesAll)
            throw new CannotStart(
                $"{Proxies.Everybody} believes whoever writes X-Forwarded-For; leave it out, and name the proxies in {Proxies.Setting}."
            );
        foreach (
            var level in configuration
                .GetSection(LogLevels)
                .GetChildren()
                .Where(level => level.Value is { } value && !Enum.TryParse<LogLevel>(value, true, out _))
        )
            throw new CannotStart($"{level.Path} is '{level.Value}'; it takes {_level}.");
        foreach (var address in ListenAddresses.Of(configuration).Where(address => !IsAddress(address)))
            throw new CannotStart($"'{address}' is no address to listen at; write it as http://localhost:8080.");
    }

    /// <summary>A setting that the service does not know is a mistake: <c>Access__Mod=keys</c> must not start an open service.</summary>
    private static void Check(IConfigurationSection section)
    {
        string[] known =
        [
            .. _rules.Select(rule => rule.Name).Where(name => name.StartsWith(section.Key + ":", StringComparison.Ordinal)),
            .. _lists.Select(list => list.Name),
            TokenIssuer.Setting,
        ];
        if (section.GetChildren().FirstOrDefault(child => !known.Contains(child.Path, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new CannotStart($"There is no setting '{unknown.Path}'; docs/reference/settings.md lists the settings.");
    }

    private static void Check(IConfiguration configuration, Rule list)
    {
        if (configuration[list.Name] is { Length: > 0 } text)
            throw new CannotStart($"{list.Name} is '{text}'; it takes a list: name the first as {list.Name}:0={text.Split(',', ';')[0]}.");
        foreach (var item in configuration.GetSection(list.Name).GetChildren())
        {
            if (item.Value is not { } value || !list.Fits(value))
                throw new CannotStart($"{item.Path} is '{item.Value}'; it takes {list.Takes}.");
        }
    }

    private static bool IsSwitch(string value) => bool.TryParse(value, out _);

    private static bool IsNumber(string value, long most) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most;

    private static bool ArePorts(string value) =>
        value
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(port => IsNumber(port, ushort.MaxValue));

    private static bool IsAddress(string address)
    {
        try
        {
            var parsed = BindingAddress.Parse(address);
            return parsed.Scheme is "http" or "https" && parsed is { Port: >= 0 and <= ushort.MaxValue };
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <param name="Name">The setting.</param>
    /// <param name="Takes">The allowed values, in words.</param>
    /// <param name="Fits">Whether a value is such.</param>
    private sealed record Rule(string Name, string Takes, Func<string, bool> Fits);
}
