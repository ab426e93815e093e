using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>keys create</c>.</summary>
internal static class NewKeyCommand
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static Command Create(Terminal terminal, string[] settings)
    {
        var name = new Option<string>("--name") { Description = "Unique; parties refer to it as their subject.", Required = true };
        var role = new Option<Role>("--role")
        {
            Description = "The rights of the key. Each role has the rights of the roles before it.",
            Required = true,
        };
        role.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. CamelCase.Values<Role>().Keys]);
        var plans = new Option<IReadOnlyList<Code>?>("--plans")
        {
            Description = "The plans that it may use, with commas between; every one when absent.",
            HelpName = "CODE,...",
            CustomParser = CodeOptions.Many,
            Arity = ArgumentArity.OneOrMore,
        };
        var members = new Option<IReadOnlyDictionary<string, IReadOnlyList<Code>>?>("--members")
        {
            Description = "The members below which it may look, once for each dimension; everywhere when absent.",
            HelpName = "DIMENSION=CODE,...",
            CustomParser = CodeOptions.ByDimension,
            Arity = ArgumentArity.OneOrMore,
        };
        var expires = new Option<DateTimeOffset?>("--expires")
        {
            Description = "When it ends: 2025-12-31, which is that day's start, or 2025-12-31T18:00Z; in UTC. Never when absent.",
            HelpName = "WHEN",
            CustomParser = Instant,
        };
        var command = new Command("create", "Make an API key, and print it: it is shown this once.")
        {
            name,
            role,
            plans,
            members,
            expires,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var service = await LocalService.OpenOrMake(settings);
                var key = new ApiKey
                {
                    Name = parsed.GetRequiredValue(name),
                    Role = parsed.GetRequiredValue(role),
                    Plans = parsed.GetValue(plans),
                    Members = parsed.GetValue(members),
                    ExpiresAt = parsed.GetValue(expires),
                };
                if (!(await service.Send(new CreateApiKey(key), cancellation)).IsSuccess(out var created, out var failure))
                    return LocalService.Refuse(failure, terminal);
                // The key alone on standard output, so that KEY=$(... keys create ...) works.
                var may = CamelCase.Of(created.Role);
                await terminal.Error.WriteLineAsync($"API key {created.Id}, '{created.Name}' ({may}). Keep it: it is not shown again.");
                await terminal.Out.WriteLineAsync(created.Key);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static DateTimeOffset? Instant(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var instant))
            return instant;
        result.AddError($"'{text}' is not an instant; write 2025-12-31 or 2025-12-31T18:00Z.");
        return null;
    }
}
