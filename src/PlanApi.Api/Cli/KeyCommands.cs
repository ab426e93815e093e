using System.CommandLine;
using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;
using Spectre.Console;

namespace PlanApi.Api.Cli;

/// <summary><c>keys create|list|revoke</c>: the service's API keys, the first of which can only be made here.</summary>
internal static class KeyCommands
{
    public static Command Create(Terminal terminal, string[] settings) =>
        new("keys", "Make, list and revoke the service's API keys.")
        {
            NewKeyCommand.Create(terminal, settings),
            List(terminal, settings),
            Revoke(terminal, settings),
        };

    private static Command List(Terminal terminal, string[] settings)
    {
        var command = new Command("list", "List the API keys, without their secrets.");
        command.SetAction(
            async (_, cancellation) =>
            {
                await using var service = await LocalService.Open(settings);
                var table = new Table()
                    .Border(TableBorder.None)
                    .AddColumns("id", "name", "role", "plans", "members", "created", "expires", "revoked");
                string? after = null;
                do
                {
                    var answer = await service.Send(new ListApiKeys(new(ListOptions.MaxFirst, after)), cancellation);
                    if (!answer.IsSuccess(out var page, out var failure))
                        return LocalService.Refuse(failure, terminal);
                    foreach (var key in page.Items)
                        table.AddRow(Cells(key));
                    after = page.Next;
                } while (after is not null);
                terminal.Write(console => console.Write(table));
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Command Revoke(Terminal terminal, string[] settings)
    {
        var id = new Argument<long>("ID") { Description = "The key's id, as 'keys list' shows it." };
        var command = new Command("revoke", "End an API key at once.") { id };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var service = await LocalService.Open(settings);
                if (
                    !(await service.Send(new GetApiKey(parsed.GetRequiredValue(id)), cancellation)).IsSuccess(out var key, out var failure)
                    || !(await service.Send(new RevokeApiKey(key.Id!.Value, SeenVersions.Of(key.Version)), cancellation)).IsSuccess(
                        out key,
                        out failure
                    )
                )
                    return LocalService.Refuse(failure, terminal);
                await terminal.Out.WriteLineAsync($"API key {key.Id}, '{key.Name}', is revoked.");
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Text[] Cells(ApiKey key) =>
        [
            new($"{key.Id}"),
            new(key.Name),
            new(CamelCase.Of(key.Role)),
            new(key.Plans is null ? "all" : string.Join(',', key.Plans)),
            new(key.Members is null ? "all" : string.Join(' ', key.Members.Select(pair => $"{pair.Key}={string.Join(',', pair.Value)}"))),
            new(Text(key.CreatedAt)),
            new(Text(key.ExpiresAt)),
            new(Text(key.RevokedAt)),
        ];

    private static string Text(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-";
}
