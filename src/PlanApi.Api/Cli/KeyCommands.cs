using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Parts;
using PlanApi.Domain.Values;
using Spectre.Console;

namespace PlanApi.Api.Cli;

/// <summary><c>keys create|list|revoke</c>: the service's API keys, the first of which can only be made here.</summary>
internal static class KeyCommands
{
    public static Command Create(Terminal terminal, string[] settings) =>
        new("keys", "Make, list and revoke the service's API keys.")
        {
            Make(terminal, settings), List(terminal, settings), Revoke(terminal, settings),
        };

    private static Command Make(Terminal terminal, string[] settings)
    {
        var name = new Option<string>("--name") { Description = "Unique; parties refer to it as their subject.", Required = true };
        var role = new Option<Role>("--role") { Description = "What the key may do; each role may do what those before it may.", Required = true };
        role.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Enum.GetNames<Role>().Select(value => value.ToLowerInvariant())]);
        var plans = new Option<IReadOnlyList<Code>?>("--plans")
        {
            Description = "The plans that it may use, with commas between; every one when absent.", HelpName = "CODE,...",
            CustomParser = CodeOptions.Many, Arity = ArgumentArity.OneOrMore,
        };
        var members = new Option<IReadOnlyDictionary<string, IReadOnlyList<Code>>?>("--members")
        {
            Description = "The members below which it may look, once for each dimension; everywhere when absent.", HelpName = "DIMENSION=CODE,...",
            CustomParser = CodeOptions.ByDimension, Arity = ArgumentArity.OneOrMore,
        };
        var expires = new Option<DateTimeOffset?>("--expires")
        {
            Description = "When it ends: 2025-12-31, which is that day's start, or 2025-12-31T18:00Z; in UTC. Never when absent.", HelpName = "WHEN",
            CustomParser = Instant,
        };
        var command = new Command("create", "Make an API key, and print it: it is shown this once.") { name, role, plans, members, expires };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var service = await LocalService.Open(settings);
            var key = new ApiKey
            {
                Name = parsed.GetRequiredValue(name), Role = parsed.GetRequiredValue(role), Plans = parsed.GetValue(plans),
                Members = parsed.GetValue(members), ExpiresAt = parsed.GetValue(expires),
            };
            if (!(await service.Send(new CreateApiKey(key), cancellation)).IsSuccess(out var created, out var failure))
                return LocalService.Refuse(failure, terminal);
            // The key alone on standard output, so that KEY=$(... keys create ...) works.
            await terminal.Error.WriteLineAsync($"API key {created.Id}, '{created.Name}' ({Name(created.Role)}). Keep it: it is not shown again.");
            await terminal.Out.WriteLineAsync(created.Key);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command List(Terminal terminal, string[] settings)
    {
        var command = new Command("list", "List the API keys, without their secrets.");
        command.SetAction(async (_, cancellation) =>
        {
            await using var service = await LocalService.Open(settings);
            var table = new Table().Border(TableBorder.None).AddColumns("id", "name", "role", "plans", "members", "created", "expires", "revoked");
            string? after = null;
            do
            {
                if (!(await service.Send(new ListApiKeys(ListOptions.MaxFirst, after), cancellation)).IsSuccess(out var page, out var failure))
                    return LocalService.Refuse(failure, terminal);
                foreach (var key in page.Items)
                    table.AddRow(Cells(key));
                after = page.Next;
            }
            while (after is not null);
            terminal.Write(console => console.Write(table));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Revoke(Terminal terminal, string[] settings)
    {
        var id = new Argument<long>("ID") { Description = "The key's id, as 'keys list' shows it." };
        var command = new Command("revoke", "End an API key at once.") { id };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var service = await LocalService.Open(settings);
            if (!(await service.Send(new GetApiKey(parsed.GetRequiredValue(id)), cancellation)).IsSuccess(out var key, out var failure)
                || !(await service.Send(new RevokeApiKey(key.Id!.Value, key.Version), cancellation)).IsSuccess(out key, out failure))
                return LocalService.Refuse(failure, terminal);
            await terminal.Out.WriteLineAsync($"API key {key.Id}, '{key.Name}', is revoked.");
            return ExitCode.Success;
        });
        return command;
    }

    private static Text[] Cells(ApiKey key) =>
    [
        new($"{key.Id}"), new(key.Name), new(Name(key.Role)), new(key.Plans is null ? "all" : string.Join(',', key.Plans)),
        new(key.Members is null ? "all" : string.Join(' ', key.Members.Select(pair => $"{pair.Key}={string.Join(',', pair.Value)}"))),
        new(Text(key.CreatedAt)), new(Text(key.ExpiresAt)), new(Text(key.RevokedAt)),
    ];

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private static string Text(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static DateTimeOffset? Instant(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        result.AddError($"'{text}' is not an instant; write 2025-12-31 or 2025-12-31T18:00Z.");
        return null;
    }
}
