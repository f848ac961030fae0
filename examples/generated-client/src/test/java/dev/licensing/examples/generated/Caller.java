package dev.licensing.examples.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.examples.generated.api.AccountsApi;
import dev.licensing.examples.generated.api.ActivationsApi;
import dev.licensing.examples.generated.api.SerialsApi;
import dev.licensing.examples.generated.api.VendorApi;
import dev.licensing.examples.generated.invoker.ApiClient;
import dev.licensing.examples.generated.invoker.ApiException;
import dev.licensing.examples.generated.model.Activate;
import dev.licensing.examples.generated.model.MachineBody;
import dev.licensing.examples.generated.model.Problem;
import dev.licensing.examples.generated.model.Register;
import dev.licensing.examples.generated.model.SignIn;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Everything that was generated, for one who calls. */
final class Caller {

  static final String NONCE = "nonce-nonce-nonce";

  final AccountsApi accounts;
  final SerialsApi serials;
  final ActivationsApi activations;
  final VendorApi vendor;

  Caller(String address, String authorization) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(address);
    if (!authorization.isEmpty()) {
      client.setRequestInterceptor(request -> request.header("Authorization", authorization));
    }
    accounts = new AccountsApi(client);
    serials = new SerialsApi(client);
    activations = new ActivationsApi(client);
    vendor = new VendorApi(client);
  }

  /** Registers and signs in. */
  static Caller person(String address, String name) throws ApiException {
    Caller visitor = new Caller(address, "");
    String password = "secret of " + name;
    visitor.accounts.register(
        new Register().email(email(name)).name(name).password(password), key());
    String token =
        visitor.accounts.signIn(new SignIn().email(email(name)).password(password)).getToken();
    return new Caller(address, "Bearer " + token);
  }

  static String email(String name) {
    return name + "@example.com";
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  static MachineIdentity identity(String name) {
    return MachineIdentity.hashed(
        "acme-studio", Map.of(ComponentKind.MACHINE_ID, "the machine id of " + name));
  }

  static MachineBody machine(String name) {
    Map<String, String> components = new TreeMap<>();
    identity(name).components().forEach((kind, hash) -> components.put(kind.name(), hash.value()));
    return new MachineBody()
        .name(name)
        .environment(MachineBody.EnvironmentEnum.BARE_METAL)
        .components(components);
  }

  static Activate activation(String serial, String machine) {
    return new Activate().serial(serial).machine(machine(machine)).nonce(NONCE);
  }

  /** The problem with which a call ends. */
  static Problem refused(int status, ThrowingCallable call) throws JsonProcessingException {
    ApiException refused = catchThrowableOfType(ApiException.class, call);
    assertThat(refused).isNotNull();
    assertThat(refused.getCode()).as(refused.getResponseBody()).isEqualTo(status);
    return ApiClient.createDefaultObjectMapper()
        .readValue(refused.getResponseBody(), Problem.class);
  }
}
