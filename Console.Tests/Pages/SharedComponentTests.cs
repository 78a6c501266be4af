using System.ComponentModel.DataAnnotations;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using ParkingOps.Domain.Sites;
using ParkingOps.Web.Components.Shared;
using ParkingOps.Web.Features.Sites;
using Xunit;

namespace ParkingOps.Tests.Pages;

public sealed class SharedComponentTests : PageContext
{
    [Theory]
    [InlineData(Lifecycle.Draft, "tone-muted")]
    [InlineData(Lifecycle.Submitted, "tone-warn")]
    [InlineData(Lifecycle.Approved, "tone-accent")]
    [InlineData(Lifecycle.Live, "tone-good")]
    [InlineData(Lifecycle.Suspended, "tone-bad")]
    [InlineData(Lifecycle.Closed, "tone-bad")]
    public void StateBadge_OfAState_HasItsToneAndWords(Lifecycle state, string tone)
    {
        var badge = Render<StateBadge>(parameters => parameters.Add(one => one.Value, state)).Find(".state");

        Assert.Contains(tone, badge.ClassList);
        Assert.NotEqual($"Lifecycle.{state}", badge.TextContent);
        Assert.NotEmpty(badge.TextContent);
    }

    [Fact]
    public void Field_AroundAnInput_NamesItAndMarksItRequired()
    {
        var field = Render<Field>(parameters => parameters
            .Add(one => one.Label, "Name").Add(one => one.Id, "name").Add(one => one.Required, true).Add(one => one.Hint, "At most 100")
            .AddChildContent("<input id=\"name\" />"));

        Assert.Equal("name", field.Find("label").GetAttribute("for"));
        Assert.Equal("true", field.Find(".required").GetAttribute("aria-hidden"));
        Assert.Equal("At most 100", field.Find(".hint").TextContent);
        Assert.Single(field.FindAll("#name"));
    }

    [Fact]
    public void Field_OfAnInputThatIsNotNeeded_HasNeitherMarkNorHint() => Assert.Empty(
        Render<Field>(parameters => parameters.Add(one => one.Label, "Name").Add(one => one.Id, "name")).FindAll(".required, .hint, .validation-message"));

    [Fact]
    public void Field_ForAProperty_ShowsItsFaultBelow()
    {
        var input = new Input();
        var edit = new EditContext(input);
        edit.EnableDataAnnotationsValidation(Services);
        var field = Render<CascadingValue<EditContext>>(parameters => parameters.Add(one => one.Value, edit).Add(one => one.ChildContent, FieldFor(input)));

        field.InvokeAsync(() => edit.Validate());

        Assert.Equal("Say it", field.Find(".validation-message").TextContent);
    }

    private static RenderFragment FieldFor(Input input) => builder =>
    {
        builder.OpenComponent<Field>(0);
        builder.AddComponentParameter(1, nameof(Field.Label), "Name");
        builder.AddComponentParameter(2, nameof(Field.Id), "name");
        builder.AddComponentParameter(3, nameof(Field.For), (System.Linq.Expressions.Expression<Func<object?>>)(() => input.Name));
        builder.CloseComponent();
    };

    private sealed class Input
    {
        [Required(ErrorMessage = "Say it")]
        public string? Name { get; set; }
    }
}
