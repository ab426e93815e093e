using FluentValidation;
using PlanApi.Application.Documents.Binding;
using PlanApi.Domain.People;

namespace PlanApi.Application.People;

public sealed class PostValidator : AbstractValidator<Post>
{
    public PostValidator()
    {
        RuleFor(post => post.HeadCount).IsWithin(0, Team.MostPeople);
        RuleFor(post => post.AtStart).IsWithin(0, Team.MostPeople);
    }
}
