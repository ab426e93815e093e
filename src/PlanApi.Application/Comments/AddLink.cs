using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Comments;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Comments;

/// <summary>Adds the address of something that bears a subject out.</summary>
public sealed record AddLink(Code Plan, NewLink Link) : Command<Evidence>
{
    public const int MaxLength = 2_000,
        MaxTitleLength = 200;

    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class AddLinkHandler(PlanDb db, EvidenceStore evidence, SubjectFinder subjects, ChangeRecorder recorder)
    : IHandler<AddLink, Evidence>
{
    public async Task<Outcome<Evidence>> Handle(AddLink request, CancellationToken cancellation)
    {
        var (link, faults) = (request.Link, new FaultList());
        if (!IsAddress(link.Link))
            faults.Add(
                FaultCodes.BadText,
                "/link",
                $"Give an absolute http or https address of {AddLink.MaxLength} characters at most, without spaces, user name or password."
            );
        if (link.Title is { } title && (string.IsNullOrWhiteSpace(title) || title.Length > AddLink.MaxTitleLength))
            faults.Add(
                FaultCodes.TooLong,
                "/title",
                $"A title has 1 to {AddLink.MaxTitleLength} characters; leave it out where there is none."
            );
        if (
            !(await subjects.Find(recorder.Plan!, link.Subject, "/subject", makesScope: faults.IsEmpty, cancellation)).IsSuccess(
                out var subject,
                out var failure
            )
        )
            failure.Faults.ToList().ForEach(faults.Add);
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var row = new EvidenceRow
        {
            Period = "",
            Link = link.Link,
            Title = link.Title?.Normalize(),
        };
        await evidence.Sign(row, subject!, cancellation);
        db.Add(row);
        return await evidence.Save(row.Number, null, cancellation);
    }

    private static bool IsAddress(string link) =>
        link.Length <= AddLink.MaxLength
        && !link.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter == '\\')
        && Uri.TryCreate(link, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && link.StartsWith(address.Scheme + "://", StringComparison.OrdinalIgnoreCase)
        && address.UserInfo.Length == 0
        && address.Host.Length > 0
        && !address.Authority.Contains('@');
}
