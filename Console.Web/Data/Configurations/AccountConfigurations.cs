using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParkingOps.Web.Features.Access;

namespace ParkingOps.Web.Data.Configurations;

// One role an account: administration, operation and audit are never held by one, whatever a statement says.
internal sealed class AccountRoleConfiguration : IEntityTypeConfiguration<IdentityUserRole<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserRole<int>> builder) => builder.HasIndex(link => link.UserId).IsUnique();
}

internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("AccountSessions");
        builder.HasOne<ConsoleUser>().WithMany().HasForeignKey(session => session.UserId);
        builder.HasIndex(session => new { session.UserId, session.EndedAt });
    }
}

internal sealed class SignInAttemptConfiguration : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> builder)
    {
        builder.ToTable("SignInAttempts");
        builder.HasOne<ConsoleUser>().WithMany().HasForeignKey(attempt => attempt.UserId);
        builder.HasIndex(attempt => new { attempt.UserId, attempt.Id });
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class AccountLinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("AccountLinks");
        builder.HasOne<ConsoleUser>().WithMany().HasForeignKey(link => link.UserId);
        builder.HasIndex(link => link.Hash).IsUnique();
    }
}

// The next three hold secrets; what the trail needs of them is in the account itself.
internal sealed class UsedPasswordConfiguration : IEntityTypeConfiguration<UsedPassword>
{
    public void Configure(EntityTypeBuilder<UsedPassword> builder)
    {
        builder.ToTable("UsedPasswords");
        builder.HasOne<ConsoleUser>().WithMany().HasForeignKey(used => used.UserId);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable("SecondFactors");
        builder.HasKey(factor => factor.UserId);
        builder.HasOne<ConsoleUser>().WithOne().HasForeignKey<SecondFactor>(factor => factor.UserId);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.HasOne<ConsoleUser>().WithMany().HasForeignKey(code => code.UserId);
        builder.HasAnnotation(AuditCapture.Unaudited, true);
    }
}
