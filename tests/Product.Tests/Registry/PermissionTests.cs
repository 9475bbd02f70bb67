using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;

namespace Equipoise.Product.Tests.Registry;

public sealed class PermissionTests
{
    [Fact]
    public void A_blinded_rater_has_no_right_that_could_tell_who_had_what()
    {
        Assert.DoesNotContain(Permissions.Of(Role.BlindedRater), Permissions.Unblinding.Contains);
        foreach (var topic in (string[])["infusions", "products", "adverse-events", "laboratory"])
            Assert.DoesNotContain(Permissions.Of(Role.BlindedRater), r => r.Name().StartsWith(topic, StringComparison.Ordinal));
    }

    [Fact]
    public void A_monitor_and_an_auditor_write_nothing_of_a_child()
    {
        foreach (var role in (Role[])[Role.Monitor, Role.Auditor])
            Assert.DoesNotContain(Permissions.Of(role), r => r.Name().EndsWith(".write", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_those_who_meet_the_family_see_who_it_is() =>
        Assert.Equal([Role.Coordinator, Role.Clinician], Enum.GetValues<Role>().Where(r => Permissions.Allow(r, Right.IdentitiesRead)));

    [Fact]
    public void Whoever_runs_the_program_sees_no_child() =>
        Assert.DoesNotContain(Permissions.Of(Role.Operator), r => r.Name().StartsWith("participants", StringComparison.Ordinal) || r.Name().StartsWith("identities", StringComparison.Ordinal));

    [Fact]
    public void Every_role_may_do_something_and_every_right_belongs_to_somebody()
    {
        Assert.All(Enum.GetValues<Role>(), role => Assert.NotEmpty(Permissions.Of(role)));
        Assert.All(Enum.GetValues<Right>(), right => Assert.Contains(Enum.GetValues<Role>(), role => Permissions.Allow(role, right)));
    }

    [Theory]
    [InlineData(Right.AdverseEventsRead, "adverse-events.read")]
    [InlineData(Right.SiteWrite, "site.write")]
    [InlineData(Right.BreakGlass, "break.glass")]
    public void A_right_has_a_written_name(Right right, string name) => Assert.Equal(name, right.Name());
}
