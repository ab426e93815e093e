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
            Description = "The plans that the key may use, separated by commas; all plans when absent.",
            HelpName = "CODE,...",
            CustomParser = CodeOptions.Many,
            Arity = ArgumentArity.OneOrMore,
        };
        var members = new Option<IReadOnlyDictionary<string, IReadOnlyList<Code>>?>("--members")
        {
            Description = "The members that the key sees, with all below them; once for each dimension. All members when absent.",
            HelpName = "DIMENSION=CODE,...",
            CustomParser = CodeOptions.ByDimension,
            Arity = ArgumentArity.OneOrMore,
        };
        var indicators = new Option<IReadOnlyList<Code>?>("--indicators")
        {
            Description = "The indicators whose numbers the key sees, separated by commas; all indicators when absent.",
            HelpName = "CODE,...",
            CustomParser = CodeOptions.Many,
            Arity = ArgumentArity.OneOrMore,
        };
        var expires = When(
            "--expires",
            "When the key ends, in UTC: 2025-12-31 (the start of that day) or 2025-12-31T18:00Z. Never when absent."
        );
        var command = new Command("create", "Make an API key, and print it. It is shown only this once.")
        {
            name,
            role,
            plans,
            members,
            indicators,
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
                    Indicators = parsed.GetValue(indicators),
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

    internal static Option<DateTimeOffset?> When(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "WHEN",
            CustomParser = Instant,
        };

    private static DateTimeOffset? Instant(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var instant))
            return instant;
        result.AddError($"'{text}' is not an instant; write 2025-12-31 or 2025-12-31T18:00Z.");
        return null;
    }
}
