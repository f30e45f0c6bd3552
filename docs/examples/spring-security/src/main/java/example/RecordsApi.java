package example;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A resource server that holds invoices and customers. Who may is said in {@link Security}. */
@SpringBootApplication
public class RecordsApi {

    public static void main(String[] args) {
        SpringApplication.run(RecordsApi.class, args);
    }

    @RestController
    static class Records {

        private final Map<String, String> records = new ConcurrentHashMap<>();

        @GetMapping("/{collection}")
        Map<String, String> list(@PathVariable String collection) {
            return records;
        }

        @PostMapping("/{collection}/{id}")
        @ResponseStatus(HttpStatus.CREATED)
        void create(
                @PathVariable String collection,
                @PathVariable String id,
                @RequestBody String record) {
            records.put(collection + "/" + id, record);
        }

        @DeleteMapping("/{collection}/{id}")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void delete(@PathVariable String collection, @PathVariable String id) {
            records.remove(collection + "/" + id);
        }
    }
}
