using System.CommandLine;
using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;
using Spectre.Console;

namespace PlanApi.Api.Cli;

/// <summary><c>keys create|list|rotate|revoke|readmit</c>: the service's API keys, the first of which can only be made here.</summary>
internal static class KeyCommands
{
    public static Command Create(Terminal terminal, string[] settings) =>
        new("keys", "Make, list, rotate and revoke the service's API keys.")
        {
            NewKeyCommand.Create(terminal, settings),
            List(terminal, settings),
            Rotate(terminal, settings),
            Revoke(terminal, settings),
            Readmit(terminal, settings),
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
                    .AddColumns(
                        "id",
                        "name",
                        "role",
                        "plans",
                        "members",
                        "indicators",
                        "created",
                        "expires",
                        "last used",
                        "warnings",
                        "revoked"
                    );
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

    private static Command Rotate(Terminal terminal, string[] settings)
    {
        var id = new Argument<long>("ID") { Description = "The key's id, as 'keys list' shows it." };
        var old = NewKeyCommand.When("--old-until", "Until when the old secret counts too, in UTC. It ends at once when absent.");
        var expires = NewKeyCommand.When("--expires", "The key's new end, in UTC. As before when absent.");
        var command = new Command("rotate", "Give an API key a new secret, and print it. It is shown only this once.") { id, old, expires };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var service = await LocalService.Open(settings);
                var rotation = new KeyRotation { OldSecretEndsAt = parsed.GetValue(old), ExpiresAt = parsed.GetValue(expires) };
                if (
                    !(await service.Send(new GetApiKey(parsed.GetRequiredValue(id)), cancellation)).IsSuccess(out var key, out var failure)
                    || !(
                        await service.Send(new RotateApiKey(key.Id!.Value, rotation, SeenVersions.Of(key.Version)), cancellation)
                    ).IsSuccess(out key, out failure)
                )
                    return LocalService.Refuse(failure, terminal);
                var until = key.OldSecretEndsAt is null ? "has ended" : $"counts until {Text(key.OldSecretEndsAt)}";
                await terminal.Error.WriteLineAsync(
                    $"API key {key.Id}, '{key.Name}': the old secret {until}. Keep the new one: it is not shown again."
                );
                await terminal.Out.WriteLineAsync(key.Key);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Command Revoke(Terminal terminal, string[] settings) =>
        Change(
            terminal,
            settings,
            new Command("revoke", "End an API key at once, or shut a person out."),
            key => new RevokeApiKey(key.Id!.Value, SeenVersions.Of(key.Version)),
            key => key.Issuer is null ? $"API key {key.Id}, '{key.Name}', is revoked." : $"'{key.Name}' is shut out."
        );

    private static Command Readmit(Terminal terminal, string[] settings) =>
        Change(
            terminal,
            settings,
            new Command("readmit", "Let a person in again who was shut out."),
            key => new ReadmitPerson(key.Id!.Value, SeenVersions.Of(key.Version)),
            key => $"'{key.Name}' may sign in again."
        );

    /// <summary>A command that changes one key, and says so.</summary>
    private static Command Change(
        Terminal terminal,
        string[] settings,
        Command command,
        Func<ApiKey, Command<ApiKey>> change,
        Func<ApiKey, string> said
    )
    {
        var id = new Argument<long>("ID") { Description = "The key's id, as 'keys list' shows it." };
        command.Add(id);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var service = await LocalService.Open(settings);
                if (
                    !(await service.Send(new GetApiKey(parsed.GetRequiredValue(id)), cancellation)).IsSuccess(out var key, out var failure)
                    || !(await service.Send(change(key), cancellation)).IsSuccess(out key, out failure)
                )
                    return LocalService.Refuse(failure, terminal);
                await terminal.Out.WriteLineAsync(said(key));
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
            new(key.Indicators is null ? "all" : string.Join(',', key.Indicators)),
            new(Text(key.CreatedAt)),
            new(Text(key.ExpiresAt)),
            new(Text(key.LastUsedAt)),
            new(key.Warnings is null ? "-" : string.Join(',', key.Warnings.Select(warning => CamelCase.Of(warning)))),
            new(Text(key.RevokedAt)),
        ];

    private static string Text(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-";
}
